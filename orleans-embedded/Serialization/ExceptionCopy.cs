using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Orleans.Serialization;

/// <summary>
/// What of an exception travels: its type, message, stack trace, inner exception and data, and members with an id.
/// Properties of a subclass (ParamName of an ArgumentException) do not.
/// </summary>
internal static class ExceptionCopy
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly FieldInfo Message = typeof(Exception).GetField("_message", Private)!;
    private static readonly FieldInfo Inner = typeof(Exception).GetField("_innerException", Private)!;
    private static readonly string[] KnownNamespaces = ["System", "Microsoft", "Azure"];

    public static Exception Copy(Exception original)
    {
        Type type = original.GetType();
        bool hasSerializer = type.IsDefined(typeof(GenerateSerializerAttribute), false);
        Exception copy = hasSerializer || type == typeof(AggregateException) || IsKnown(type)
            ? (Exception)RuntimeHelpers.GetUninitializedObject(type)
            : new UnavailableExceptionFallbackException(type.FullName!, original.Message);
        if (original is AggregateException aggregate)
        {
            copy = new AggregateException(aggregate.Message, aggregate.InnerExceptions.Select(Copy));
        }
        else
        {
            Message.SetValue(copy, original.Message);
            Inner.SetValue(copy, original.InnerException is { } inner ? Copy(inner) : null);
        }

        copy.HResult = original.HResult;
        foreach (DictionaryEntry entry in original.Data)
        {
            copy.Data[entry.Key] = entry.Value;
        }

        if (hasSerializer)
        {
            CopyMembers(type, original, copy);
        }

        return original.StackTrace is { } trace ? ExceptionDispatchInfo.SetRemoteStackTrace(copy, trace) : copy;
    }

    private static bool IsKnown(Type type) => KnownNamespaces.Any(prefix => type.Namespace?.StartsWith(prefix, StringComparison.Ordinal) == true);

    private static void CopyMembers(Type type, Exception original, Exception copy)
    {
        foreach (MemberInfo member in SerializedMembers.Of(type))
        {
            FieldInfo? field = member as FieldInfo ?? SerializedMembers.BackingFieldOf((PropertyInfo)member);
            field?.SetValue(copy, DeepCopy.Copy(field.GetValue(original), field.FieldType));
        }
    }
}
