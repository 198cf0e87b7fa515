namespace PrisonOps.Ports.Health;

/// <param name="Written">Rows committed since the start.</param>
/// <param name="Waiting">Rows in memory that are not committed yet.</param>
/// <param name="Spilled">Rows in the spill file, to be replayed when the database is back.</param>
/// <param name="Dropped">Rows lost since the start, because memory or spill file were full, the disk was low or their time was out of range: each is a gap.</param>
public readonly record struct SampleCounters(long Written, long Waiting, long Spilled, long Dropped);
