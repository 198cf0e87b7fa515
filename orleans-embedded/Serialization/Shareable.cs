using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Types whose values never change, so that caller and callee may hold the same one.</summary>
internal static class Shareable
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Uri), typeof(Version), typeof(CultureInfo), typeof(CompareInfo), typeof(IPAddress), typeof(BigInteger),
        typeof(Half), typeof(Int128), typeof(UInt128), typeof(Rune), typeof(CancellationToken), typeof(object),
    ];

    private static readonly HashSet<Type> OfShareable =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>),
        typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(ImmutableDictionary<,>),
        typeof(ImmutableSortedDictionary<,>),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>Whether values of exactly this type are shared.</summary>
    public static bool Is(Type type) => Known.GetOrAdd(type, Decide);

    /// <summary>Whether whatever a variable of this type holds is shared: a class from which others derive may hold one that is not.</summary>
    public static bool IsDeclared(Type declared) => (declared.IsSealed || declared.IsValueType) && Is(declared);

    private static bool Decide(Type type) =>
        type.IsPrimitive || type.IsEnum
        || (type != typeof(object) && Plain.Contains(type))
        || typeof(Type).IsAssignableFrom(type)
        || typeof(GrainReference).IsAssignableFrom(type)
        || type.IsDefined(typeof(ImmutableAttribute), false)
        || IsCollectionOfShareable(type);

    private static bool IsCollectionOfShareable(Type type) =>
        (type.IsGenericType && OfShareable.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments().All(IsDeclared))
        || IsFrozen(type);

    private static bool IsFrozen(Type type)
    {
        for (Type? one = type; one is not null; one = one.BaseType)
        {
            if (one.IsGenericType && (one.GetGenericTypeDefinition() == typeof(FrozenDictionary<,>) || one.GetGenericTypeDefinition() == typeof(FrozenSet<>)))
            {
                return one.GetGenericArguments().All(IsDeclared);
            }
        }

        return false;
    }
}
