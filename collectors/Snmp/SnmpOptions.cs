using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Snmp;

/// <summary>Limits of the SNMP client; section <c>Snmp</c> of the configuration.</summary>
public sealed class SnmpOptions
{
    /// <summary>Requests that may wait for one agent's answer at the same time; small agents drop the second. Default: 1.</summary>
    [Range(1, 64)]
    public int InFlightPerAgent { get; set; } = 1;

    /// <summary>Requests that may wait for their turn at one agent. Default: 64.</summary>
    [Range(1, 10_000)]
    public int QueuedPerAgent { get; set; } = 64;

    /// <summary>Requests under way in all; each holds about 2 KiB. Default: 8,192.</summary>
    [Range(16, 49_152)]
    public int InFlightMax { get; set; } = 8_192;

    /// <summary>Receive buffer asked of the kernel, in octets; answers that do not fit are lost and counted. Default: 4 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public int ReceiveBufferOctets { get; set; } = 4 << 20;

    /// <summary>After how many refusals of one user at one agent the client holds back. Default: 3.</summary>
    [Range(1, 100)]
    public int RefusalsMax { get; set; } = 3;

    /// <summary>The window in which refusals count, so that monitoring never locks an account of a device. Default: 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan RefusalWindow { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Variables after which a walk ends, so that an agent that invents rows cannot hold it. Default: 500,000.</summary>
    [Range(1_000, 10_000_000)]
    public int WalkVariablesMax { get; set; } = 500_000;
}
