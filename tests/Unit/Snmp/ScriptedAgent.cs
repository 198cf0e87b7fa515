using System.Text;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>An agent as a client sees it, with the faults that agents have: objects that it cannot read, version 1, answers that are too big.</summary>
internal sealed class ScriptedAgent(params string[] objects) : ISnmpClient
{
    private readonly ObjectIdentifier[] all =
        [.. objects.Select(ObjectIdentifier.Parse).Order(Comparer<ObjectIdentifier>.Create((left, right) => ObjectIdentifier.Compare(left.Encoded, right.Encoded)))];

    /// <summary>Asked for what is behind one of these names it answers "general error".</summary>
    public HashSet<ObjectIdentifier> Unreadable { get; init; } = [];

    /// <summary>Version 1: there is no end of the view, but "no such name".</summary>
    public bool IsVersion1 { get; init; }

    /// <summary>More names in one question are too many for its answer.</summary>
    public int NamesMax { get; init; } = int.MaxValue;

    public SnmpOutcome? Fails { get; init; }

    public List<int> Asked { get; } = [];

    public SnmpTraffic Traffic => default;

    public ValueTask<SnmpAnswer> ReadNext(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken)
    {
        Asked.Add(names.Length);
        if (Fails is { } outcome) return new(SnmpAnswer.Failed(outcome, "as the script says"));
        if (names.Length > NamesMax) return new(Answer([], SnmpErrorStatus.TooBig, 0));

        var found = new List<ObjectIdentifier>();
        for (int i = 0; i < names.Length; i++)
        {
            ObjectIdentifier name = names.Span[i];
            if (Unreadable.Contains(name)) return new(Answer([], SnmpErrorStatus.GeneralError, i + 1));

            ObjectIdentifier next = all.FirstOrDefault(known => ObjectIdentifier.Compare(known.Encoded, name.Encoded) > 0);
            if (next.IsEmpty && IsVersion1) return new(Answer([], SnmpErrorStatus.NoSuchName, i + 1));
            found.Add(next);
        }

        return new(Answer(found, SnmpErrorStatus.NoError, 0));
    }

    public ValueTask<SnmpWalkResult> Walk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> subtrees, Memory<int> rows, SnmpVariableHandler handler, CancellationToken cancellationToken)
    {
        for (int i = 0; i < subtrees.Length; i++)
        {
            ObjectIdentifier column = subtrees.Span[i];
            foreach (ObjectIdentifier name in all.Where(name => name.StartsWith(column)))
            {
                handler(i, name.Encoded[column.Encoded.Length..], new(SnmpType.Octets, name.Encoded, Encoding.UTF8.GetBytes(name.ToString()), 0));
            }
        }

        return new(new SnmpWalkResult(SnmpOutcome.Ok, null, all.Length, 1));
    }

    public ValueTask<SnmpAnswer> Read(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<SnmpAnswer> ReadBulk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, int nonRepeaters, int maxRepetitions, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static SnmpAnswer Answer(List<ObjectIdentifier> names, SnmpErrorStatus status, int errorIndex)
    {
        byte[] buffer = SnmpAnswerPools.Octets.Rent(Math.Max(1, names.Sum(name => name.Encoded.Length)));
        SnmpVariableSlot[] slots = SnmpAnswerPools.Slots.Rent(Math.Max(1, names.Count));
        int at = 0;
        for (int i = 0; i < names.Count; i++)
        {
            ReadOnlySpan<byte> encoded = names[i].Encoded;
            encoded.CopyTo(buffer.AsSpan(at));
            slots[i] = new(names[i].IsEmpty ? SnmpType.EndOfMibView : SnmpType.Integer32, (ushort)at, (ushort)encoded.Length, 0, 0, 1);
            at += encoded.Length;
        }

        return SnmpAnswer.Of(buffer, slots, names.Count, status, errorIndex, TimeSpan.Zero);
    }
}
