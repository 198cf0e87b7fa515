using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PrisonOps.Collectors.Syslog;

/// <summary>How syslog is taken; section <c>Syslog</c> of the configuration.</summary>
public sealed class SyslogOptions
{
    /// <summary>Where it listens. None given: UDP and TCP at 1514 and TLS at 6514, where the pages are served.</summary>
    [ValidateEnumeratedItems]
    public List<SyslogListenerOptions> Listeners { get; } = [];

    /// <summary>Longer messages are cut and marked, in octets. 480 (RFC 5424 section 6.1) to 65,535. Default: 8,192.</summary>
    [Range(480, 65_535)]
    public int MessageOctetsMax { get; set; } = 8_192;

    /// <summary>Connections that may be open at once, over all listeners. 1 to 10,000. Default: 1,000.</summary>
    [Range(1, 10_000)]
    public int ConnectionsMax { get; set; } = 1_000;

    /// <summary>Connections of one address that may be open at once. 1 to 10,000. Default: 16.</summary>
    [Range(1, 10_000)]
    public int ConnectionsPerAddressMax { get; set; } = 16;

    /// <summary>A connection over which nothing came for so long is closed; the device opens another. 10 s to 1 day. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan IdleMax { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Receive buffer asked of the kernel for datagrams, in octets. Default: 4 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public int ReceiveBufferOctets { get; set; } = 4 << 20;

    /// <summary>Zone of device times that say none. Default: Asia/Shanghai.</summary>
    [Required]
    public string DeviceZone { get; set; } = "Asia/Shanghai";

    /// <summary>Certificate of the TLS listeners with its chain, PEM. Default: the one that the pages are served with.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>The key of <see cref="CertificatePath"/> as PEM; null: it is in the same file.</summary>
    public string? CertificateKeyPath { get; set; }
}
