namespace PrisonOps.Storage.Samples;

/// <summary>What one transaction of the compaction did.</summary>
/// <param name="Rows">Raw or late rows that became blocks.</param>
internal readonly record struct CompactionStep(CompactionWork Work, int Rows);
