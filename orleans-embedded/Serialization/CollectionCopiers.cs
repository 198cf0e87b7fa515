using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Net;
using System.Reflection;

namespace Orleans.Serialization;

#pragma warning disable CA1859 // All copiers are bound to one delegate type, which returns object.

/// <summary>Copies of the collections that can travel.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, string> ByDefinition = new()
    {
        [typeof(List<>)] = nameof(OfList),
        [typeof(Collection<>)] = nameof(OfCollection),
        [typeof(ReadOnlyCollection<>)] = nameof(OfReadOnlyCollection),
        [typeof(Queue<>)] = nameof(OfQueue),
        [typeof(ConcurrentQueue<>)] = nameof(OfConcurrentQueue),
        [typeof(Stack<>)] = nameof(OfStack),
        [typeof(HashSet<>)] = nameof(OfHashSet),
        [typeof(SortedSet<>)] = nameof(OfSortedSet),
        [typeof(Dictionary<,>)] = nameof(OfDictionary),
        [typeof(ConcurrentDictionary<,>)] = nameof(OfConcurrentDictionary),
        [typeof(SortedDictionary<,>)] = nameof(OfSortedDictionary),
        [typeof(SortedList<,>)] = nameof(OfSortedList),
        [typeof(ReadOnlyDictionary<,>)] = nameof(OfReadOnlyDictionary),
        [typeof(ImmutableArray<>)] = nameof(OfImmutableArray),
        [typeof(ImmutableList<>)] = nameof(OfImmutableList),
        [typeof(ImmutableHashSet<>)] = nameof(OfImmutableHashSet),
        [typeof(ImmutableDictionary<,>)] = nameof(OfImmutableDictionary),
        [typeof(ImmutableSortedDictionary<,>)] = nameof(OfImmutableSortedDictionary),
        [typeof(KeyValuePair<,>)] = nameof(OfPair),
        [typeof(ReadOnlyMemory<>)] = nameof(OfReadOnlyMemory),
        [typeof(Memory<>)] = nameof(OfMemory),
        [typeof(ArraySegment<>)] = nameof(OfSegment),
    };

    /// <summary>The generic collections whose elements are copied; start-up looks into their arguments too.</summary>
    public static IEnumerable<Type> Definitions => ByDefinition.Keys;

    public static Func<object, CopyContext, object>? Find(Type type)
    {
        if (type.IsArray)
        {
            return type.GetArrayRank() == 1 ? Bind(nameof(OfArray), type.GetElementType()!) : CopyGrid;
        }

        if (type == typeof(IPEndPoint))
        {
            return static (value, _) => new IPEndPoint(((IPEndPoint)value).Address, ((IPEndPoint)value).Port);
        }

        Type? definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition is not null && ByDefinition.TryGetValue(definition, out string? method))
        {
            return Bind(method, type.GetGenericArguments());
        }

        if (typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type) && type.Assembly == typeof(object).Assembly)
        {
            return (value, context) => CopyTuple(type, value, context);
        }

        return FrozenBase(type) is { } frozen
            ? Bind(frozen.GetGenericArguments().Length == 2 ? nameof(OfFrozenDictionary) : nameof(OfFrozenSet), frozen.GetGenericArguments())
            : null;
    }

    private static Type? FrozenBase(Type type)
    {
        for (Type? one = type; one is not null; one = one.BaseType)
        {
            if (one.IsGenericType && (one.GetGenericTypeDefinition() == typeof(FrozenDictionary<,>) || one.GetGenericTypeDefinition() == typeof(FrozenSet<>)))
            {
                return one;
            }
        }

        return null;
    }

    private static Func<object, CopyContext, object> Bind(string method, params Type[] arguments) =>
        typeof(CollectionCopiers).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(arguments).CreateDelegate<Func<object, CopyContext, object>>();

    private static T Element<T>(T value, CopyContext context) =>
        Shareable.IsDeclared(typeof(T)) ? value : (T)DeepCopy.Copy(value, typeof(T), context)!;

    private static IEnumerable<T> Elements<T>(IEnumerable<T> values, CopyContext context) =>
        Shareable.IsDeclared(typeof(T)) ? values : values.Select(value => Element(value, context));

    private static IEnumerable<KeyValuePair<TKey, TValue>> Pairs<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> values, CopyContext context) =>
        values.Select(pair => KeyValuePair.Create(Element(pair.Key, context), Element(pair.Value, context)));

    private static object CopyGrid(object value, CopyContext context)
    {
        var original = (Array)value;
        return Shareable.IsDeclared(original.GetType().GetElementType()!)
            ? original.Clone()
            : throw new CodecNotFoundException($"Could not find a copier for type {original.GetType()}: its elements can change.");
    }

    private static object CopyTuple(Type type, object value, CopyContext context)
    {
        var tuple = (System.Runtime.CompilerServices.ITuple)value;
        Type[] declared = type.GetGenericArguments();
        return tuple.Length != declared.Length
            ? throw new CodecNotFoundException($"Could not find a copier for type {type}: a tuple has at most 7 parts.")
            : Activator.CreateInstance(type, [.. declared.Select((part, index) => DeepCopy.Copy(tuple[index], part, context))])!;
    }

    private static object OfArray<T>(object value, CopyContext context)
    {
        var original = (T[])value;
        if (Shareable.IsDeclared(typeof(T)) || original.Length == 0)
        {
            return context.Record(value, (T[])original.Clone());
        }

        T[] copy = context.Record(value, new T[original.Length]);
        for (int index = 0; index < copy.Length; index++)
        {
            copy[index] = Element(original[index], context);
        }

        return copy;
    }

    private static object OfList<T>(object value, CopyContext context)
    {
        var original = (List<T>)value;
        List<T> copy = context.Record(value, new List<T>(original.Count));
        copy.AddRange(Elements(original, context));
        return copy;
    }

    private static object OfCollection<T>(object value, CopyContext context) =>
        new Collection<T>([.. Elements((Collection<T>)value, context)]);

    private static object OfReadOnlyCollection<T>(object value, CopyContext context) =>
        new ReadOnlyCollection<T>([.. Elements((ReadOnlyCollection<T>)value, context)]);

    private static object OfQueue<T>(object value, CopyContext context) => new Queue<T>(Elements((Queue<T>)value, context));

    private static object OfConcurrentQueue<T>(object value, CopyContext context) =>
        new ConcurrentQueue<T>(Elements((ConcurrentQueue<T>)value, context));

    private static object OfStack<T>(object value, CopyContext context) => new Stack<T>(Elements((Stack<T>)value, context).Reverse());

    private static object OfHashSet<T>(object value, CopyContext context)
    {
        var original = (HashSet<T>)value;
        return new HashSet<T>(Elements(original, context), original.Comparer);
    }

    private static object OfSortedSet<T>(object value, CopyContext context)
    {
        var original = (SortedSet<T>)value;
        return new SortedSet<T>(Elements(original, context), original.Comparer);
    }

    private static object OfDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (Dictionary<TKey, TValue>)value;
        Dictionary<TKey, TValue> copy = context.Record(value, new Dictionary<TKey, TValue>(original.Count, original.Comparer));
        foreach ((TKey key, TValue item) in original)
        {
            copy.Add(Element(key, context), Element(item, context));
        }

        return copy;
    }

    private static object OfConcurrentDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (ConcurrentDictionary<TKey, TValue>)value;
        return new ConcurrentDictionary<TKey, TValue>(Pairs(original, context), original.Comparer);
    }

    private static object OfSortedDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (SortedDictionary<TKey, TValue>)value;
        return new SortedDictionary<TKey, TValue>(new Dictionary<TKey, TValue>(Pairs(original, context)), original.Comparer);
    }

    private static object OfSortedList<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (SortedList<TKey, TValue>)value;
        return new SortedList<TKey, TValue>(new Dictionary<TKey, TValue>(Pairs(original, context)), original.Comparer);
    }

    private static object OfReadOnlyDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull =>
        new ReadOnlyDictionary<TKey, TValue>(new Dictionary<TKey, TValue>(Pairs((ReadOnlyDictionary<TKey, TValue>)value, context)));

    private static object OfImmutableArray<T>(object value, CopyContext context)
    {
        var original = (ImmutableArray<T>)value;
        return original.IsDefault ? original : Elements(original, context).ToImmutableArray();
    }

    private static object OfImmutableList<T>(object value, CopyContext context) => Elements((ImmutableList<T>)value, context).ToImmutableList();

    private static object OfImmutableHashSet<T>(object value, CopyContext context)
    {
        var original = (ImmutableHashSet<T>)value;
        return Elements(original, context).ToImmutableHashSet(original.KeyComparer);
    }

    private static object OfImmutableDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (ImmutableDictionary<TKey, TValue>)value;
        return Pairs(original, context).ToImmutableDictionary(original.KeyComparer);
    }

    private static object OfImmutableSortedDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (ImmutableSortedDictionary<TKey, TValue>)value;
        return Pairs(original, context).ToImmutableSortedDictionary(original.KeyComparer);
    }

    private static object OfFrozenDictionary<TKey, TValue>(object value, CopyContext context)
        where TKey : notnull
    {
        var original = (FrozenDictionary<TKey, TValue>)value;
        return Pairs(original, context).ToFrozenDictionary(original.Comparer);
    }

    private static object OfFrozenSet<T>(object value, CopyContext context)
    {
        var original = (FrozenSet<T>)value;
        return Elements(original, context).ToFrozenSet(original.Comparer);
    }

    private static object OfPair<TKey, TValue>(object value, CopyContext context)
    {
        var original = (KeyValuePair<TKey, TValue>)value;
        return KeyValuePair.Create(Element(original.Key, context), Element(original.Value, context));
    }

    private static object OfReadOnlyMemory<T>(object value, CopyContext context) =>
        new ReadOnlyMemory<T>([.. Elements(((ReadOnlyMemory<T>)value).ToArray(), context)]);

    private static object OfMemory<T>(object value, CopyContext context) => new Memory<T>([.. Elements(((Memory<T>)value).ToArray(), context)]);

    private static object OfSegment<T>(object value, CopyContext context) => new ArraySegment<T>([.. Elements((ArraySegment<T>)value, context)]);
}
