using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Storage.Flows;

/// <summary>How long and how much of flows is kept; section <c>Flows</c> of the configuration.</summary>
public sealed class FlowKeepingOptions
{
    public const string Section = "Flows";

    /// <summary>Whole days that flows stay, besides the present one: they serve the capacity of the network and nothing else. 1 to 90. Default: 7.</summary>
    [Range(1, 90)]
    public int Days { get; set; } = 7;

    /// <summary>What flows and their indexes may take on disk, in MiB; beyond it the oldest days go first. 64 MiB to 16 TiB. Default: 10 GiB.</summary>
    [Range(64, 16_777_216)]
    public int MibMax { get; set; } = 10_240;
}
