namespace PrisonOps.Ports.Snmp;

/// <summary>Asks SNMP agents. Expected failures are outcomes, never exceptions; every call ends by timeout x (retries + 1) of its target
/// plus the time it waits for its turn at that agent.</summary>
public interface ISnmpClient
{
    SnmpTraffic Traffic { get; }

    ValueTask<SnmpAnswer> Read(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken);

    ValueTask<SnmpAnswer> ReadNext(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken);

    /// <summary>Version 1 has no GETBULK: it is asked with GETNEXT, which answers one repetition.</summary>
    ValueTask<SnmpAnswer> ReadBulk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, int nonRepeaters, int maxRepetitions, CancellationToken cancellationToken);

    /// <summary>Reads whole subtrees side by side (the columns of a table, say), in as few requests as the target allows.</summary>
    /// <param name="rows">
    /// How many rows an earlier walk met in each subtree, 0 for unknown, which saves requests; the walk writes what it met. Empty when it is read once.
    /// </param>
    ValueTask<SnmpWalkResult> Walk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> subtrees, Memory<int> rows, SnmpVariableHandler handler, CancellationToken cancellationToken);
}
