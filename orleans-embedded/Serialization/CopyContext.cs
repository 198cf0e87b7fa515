using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>The objects that one copy has met, so that what was one object twice is one object in the copy too.</summary>
internal sealed class CopyContext
{
    private const int MaxKept = 1024;

    [ThreadStatic]
    private static CopyContext? spare;

    private readonly Dictionary<object, object> copies = new(ReferenceEqualityComparer.Instance);

    public static CopyContext Rent()
    {
        CopyContext rented = spare ?? new CopyContext();
        spare = null;
        return rented;
    }

    public void Return()
    {
        if (copies.Count > 0)
        {
            int size = copies.Count;
            copies.Clear();
            if (size > MaxKept)
            {
                return;
            }
        }

        spare = this;
    }

    public bool TryGet(object original, out object? copy) => copies.TryGetValue(original, out copy);

    public TCopy Record<TCopy>(object original, TCopy copy)
    {
        if (!typeof(TCopy).IsValueType && !RuntimeHelpers.Equals(original, copy))
        {
            copies[original] = copy!;
        }

        return copy;
    }
}
