using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Storage.Samples;

/// <summary>How samples wait and how long they stay.</summary>
public sealed class SampleOptions
{
    public const string Section = "Samples";

    /// <summary>Between two commits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan CommitPeriod { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Memory that waiting rows may take while the database is away, in MiB.</summary>
    [Range(1, 4096)]
    public int MemoryMibMax { get; set; } = 256;

    /// <summary>How long rows wait in memory before they go to the spill file.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MemoryAgeMax { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Size of the spill file in MiB; beyond it the oldest rows are dropped.</summary>
    [Range(1, 1_048_576)]
    public int SpillMibMax { get; set; } = 1024;

    /// <summary>Whole days that raw rows stay, besides the present one; longer where the compaction has not come to them.</summary>
    [Range(1, 31)]
    public int RawDays { get; set; } = 2;

    /// <summary>Days that every poll stays in compressed form; given back by whole weeks.</summary>
    [Range(7, 3660)]
    public int ChunkDays { get; set; } = 400;

    /// <summary>Years that the hours' and days' values stay, besides the present one.</summary>
    [Range(1, 100)]
    public int RollupYears { get; set; } = 5;
}
