using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Storage.Logs;

/// <summary>How long and how much of pushed messages is kept; section <c>Logs</c> of the configuration.</summary>
public sealed class LogKeepingOptions
{
    public const string Section = "Logs";

    /// <summary>Whole days that messages stay, besides the present one. 7 to 3,660. Default: 180.</summary>
    [Range(7, 3660)]
    public int Days { get; set; } = 180;

    /// <summary>What messages and their indexes may take on disk, in MiB; beyond it the oldest days go first. 64 MiB to 16 TiB. Default: 20 GiB.</summary>
    [Range(64, 16_777_216)]
    public int MibMax { get; set; } = 20_480;

    /// <summary>What messages may take on disk while the database is away, in MiB; beyond it no more are taken. 1 MiB to 1 TiB. Default: 1 GiB.</summary>
    [Range(1, 1_048_576)]
    public int SpillMibMax { get; set; } = 1_024;

    /// <summary>Rows in the list of unmapped sources; older ones are then counted together. 100 to 100,000. Default: 10,000.</summary>
    [Range(100, 100_000)]
    public int UnmappedMax { get; set; } = 10_000;

    /// <summary>Conditions that one object may hold by messages. 1 to 10,000. Default: 200.</summary>
    [Range(1, 10_000)]
    public int ConditionsPerObjectMax { get; set; } = 200;
}
