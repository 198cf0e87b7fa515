using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator.Mib;

/// <summary>All objects of one agent in the order of their names. Values can be replaced while it is asked.</summary>
internal sealed class MibTree
{
    private readonly ObjectIdentifier[] names;
    private readonly MibValue[] values;
    private readonly MibValue[] described;

    public MibTree(IEnumerable<KeyValuePair<ObjectIdentifier, MibValue>> objects)
    {
        KeyValuePair<ObjectIdentifier, MibValue>[] ordered = [.. objects];
        Array.Sort(ordered, (left, right) => ObjectIdentifier.Compare(left.Key.Encoded, right.Key.Encoded));
        names = [.. ordered.Select(item => item.Key)];
        described = [.. ordered.Select(item => item.Value)];
        values = [.. described];
        for (int i = 1; i < names.Length; i++)
        {
            if (names[i] == names[i - 1]) throw new ArgumentException($"The object {names[i]} is described twice.", nameof(objects));
        }
    }

    public int Count => names.Length;

    public ObjectIdentifier NameAt(int position) => names[position];

    public MibValue ValueAt(int position) => Volatile.Read(ref values[position]);

    public int Find(ReadOnlySpan<byte> name)
    {
        int after = FirstAfter(name);
        return after > 0 && names[after - 1].Encoded.SequenceEqual(name) ? after - 1 : -1;
    }

    /// <summary>The position of the first object behind a name; <see cref="Count"/> when there is none.</summary>
    public int FirstAfter(ReadOnlySpan<byte> name)
    {
        int low = 0, high = names.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ObjectIdentifier.Compare(names[middle].Encoded, name) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    public bool TryReplace(ObjectIdentifier name, MibValue value)
    {
        int position = Find(name.Encoded);
        if (position >= 0) Volatile.Write(ref values[position], value);
        return position >= 0;
    }

    /// <summary>The object is again as it was described.</summary>
    public bool TryReset(ObjectIdentifier name)
    {
        int position = Find(name.Encoded);
        if (position >= 0) Volatile.Write(ref values[position], described[position]);
        return position >= 0;
    }
}
