using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>
/// Copies what is handed over between grains as Orleans does: members with an id of types with a serializer, collections
/// element by element, references as they are, and what never changes not at all.
/// </summary>
internal static class DeepCopy
{
    private static readonly ConcurrentDictionary<Type, Func<object, CopyContext, object>> Copiers = new();

    [return: NotNullIfNotNull(nameof(value))]
    public static object? Copy(object? value, Type declared)
    {
        if (value is null || Shareable.Is(value.GetType()))
        {
            return value;
        }

        CopyContext context = CopyContext.Rent();
        try
        {
            return Copy(value, declared, context);
        }
        finally
        {
            context.Return();
        }
    }

    public static Dictionary<string, object>? CopyValues(Dictionary<string, object>? values) =>
        values?.ToDictionary(static one => one.Key, static one => Copy(one.Value, typeof(object)));

    /// <summary>A member or element inside a copy that is under way.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? Copy(object? value, Type declared, CopyContext context)
    {
        if (value is null)
        {
            return null;
        }

        Type type = value.GetType();
        if (Shareable.Is(type) || type == typeof(object))
        {
            return value;
        }

        if (value is IAddressable addressable)
        {
            return AsReference(addressable, declared);
        }

        return !type.IsValueType && context.TryGet(value, out object? copied)
            ? copied!
            : Copiers.GetOrAdd(type, static one => CopierOf(one))(value, context);
    }

    private static object AsReference(IAddressable addressable, Type declared)
    {
        if (addressable is not IGrainBase grain)
        {
            throw new ArgumentException(
                $"{addressable.GetType().FullName} is neither a grain nor a reference, so it cannot be handed to a grain. Did you forget to CreateObjectReference?");
        }

        return declared.IsInterface && typeof(IAddressable).IsAssignableFrom(declared)
            ? addressable.AsReference(declared)
            : grain.GrainContext.GrainReference;
    }

    private static Func<object, CopyContext, object> CopierOf(Type type) =>
        CollectionCopiers.Find(type)
        ?? (typeof(Exception).IsAssignableFrom(type) ? (value, _) => ExceptionCopy.Copy((Exception)value) : default(Func<object, CopyContext, object>))
        ?? (type.IsDefined(typeof(GenerateSerializerAttribute), false) ? MemberCopier.Compile(type) : null)
        ?? throw new CodecNotFoundException(
            $"Could not find a copier for type {type}. Give it [GenerateSerializer] and its members [Id], or hand over another type.");
}
