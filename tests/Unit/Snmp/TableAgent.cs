using System.Text;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>An agent with a table that moves between polls; it remembers which subtrees were walked.</summary>
internal sealed class TableAgent : ISnmpClient
{
    public SortedDictionary<ObjectIdentifier, object> Objects { get; } =
        new(Comparer<ObjectIdentifier>.Create((left, right) => ObjectIdentifier.Compare(left.Encoded, right.Encoded)));

    public List<string> Walked { get; } = [];

    public SnmpTraffic Traffic => default;

    public void Set(string name, object value) => Objects[ObjectIdentifier.Parse(name)] = value;

    public void Remove(string name) => Objects.Remove(ObjectIdentifier.Parse(name));

    public ValueTask<SnmpAnswer> Read(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken) =>
        new(Answer([.. names.ToArray().Select(name => (name, Objects.GetValueOrDefault(name)))]));

    public ValueTask<SnmpAnswer> ReadNext(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken) =>
        new(Answer([.. names.ToArray().Select(name =>
        {
            (ObjectIdentifier next, object? value) = Objects.FirstOrDefault(known => ObjectIdentifier.Compare(known.Key.Encoded, name.Encoded) > 0);
            return value is null ? (name, null) : (next, value);
        })]));

    public ValueTask<SnmpWalkResult> Walk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> subtrees, Memory<int> rows, SnmpVariableHandler handler, CancellationToken cancellationToken)
    {
        for (int i = 0; i < subtrees.Length; i++)
        {
            ObjectIdentifier column = subtrees.Span[i];
            Walked.Add(column.ToString());
            foreach ((ObjectIdentifier name, object value) in Objects.Where(known => known.Key.StartsWith(column)))
            {
                (SnmpType type, byte[] octets, ulong bits) = Encoded(value);
                handler(i, name.Encoded[column.Encoded.Length..], new(type, name.Encoded, octets, bits));
            }
        }

        return new(new SnmpWalkResult(SnmpOutcome.Ok, null, Objects.Count, 1));
    }

    public ValueTask<SnmpAnswer> ReadBulk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, int nonRepeaters, int maxRepetitions, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static SnmpAnswer Answer((ObjectIdentifier Name, object? Value)[] variables)
    {
        byte[] buffer = SnmpAnswerPools.Octets.Rent(4_096);
        SnmpVariableSlot[] slots = SnmpAnswerPools.Slots.Rent(Math.Max(1, variables.Length));
        int at = 0;
        for (int i = 0; i < variables.Length; i++)
        {
            ReadOnlySpan<byte> name = variables[i].Name.Encoded;
            (SnmpType type, byte[] octets, ulong bits) = variables[i].Value is { } value ? Encoded(value) : (SnmpType.NoSuchObject, [], 0);
            name.CopyTo(buffer.AsSpan(at));
            octets.CopyTo(buffer.AsSpan(at + name.Length));
            slots[i] = new(type, (ushort)at, (ushort)name.Length, (ushort)(at + name.Length), (ushort)octets.Length, bits);
            at += name.Length + octets.Length;
        }

        return SnmpAnswer.Of(buffer, slots, variables.Length, SnmpErrorStatus.NoError, 0, TimeSpan.Zero);
    }

    private static (SnmpType Type, byte[] Octets, ulong Bits) Encoded(object value) => value switch
    {
        string text => (SnmpType.Octets, Encoding.UTF8.GetBytes(text), 0),
        ObjectIdentifier name => (SnmpType.Name, name.Encoded.ToArray(), 0),
        TimeSpan time => (SnmpType.TimeTicks, [], (ulong)(time.TotalMilliseconds / 10)),
        ulong counter => (SnmpType.Counter64, [], counter),
        int number => (SnmpType.Integer32, [], (ulong)number),
        _ => throw new NotSupportedException($"{value}"),
    };
}
