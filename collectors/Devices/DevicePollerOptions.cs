using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Devices;

/// <summary>Limits of device polling; section <c>DevicePoller</c> of the configuration.</summary>
public sealed class DevicePollerOptions
{
    /// <summary>Polls accepted and not yet answered; more are refused. Default: 20,000.</summary>
    [Range(1, 1_000_000)]
    public int AcceptedMax { get; set; } = 20_000;

    /// <summary>Polls that are asked at the same time; the others wait for their turn. Default: 1,000.</summary>
    [Range(1, 20_000)]
    public int UnderWayMax { get; set; } = 1_000;

    /// <summary>One attempt of one question waits this long, unless the poll ends earlier. Default: 2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an unanswered question is asked again. Default: 1.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 1;

    /// <summary>Echoes of one poll by ICMP; one answer is enough, the share lost is a value. Default: 3.</summary>
    [Range(1, 20)]
    public int EchoesPerPoll { get; set; } = 3;

    /// <summary>After this time a device is asked anew which of the known MIBs it has. Default: 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan CapabilityAge { get; set; } = TimeSpan.FromMinutes(15);
}
