using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Syslog;

/// <summary>One place where syslog is taken; an entry of <see cref="SyslogOptions.Listeners"/>.</summary>
public sealed class SyslogListenerOptions
{
    public SyslogTransport Transport { get; set; } = SyslogTransport.Udp;

    /// <summary>An address of this machine, or "any". Default: 127.0.0.1.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Ports under 1024 (514, 6514 is above) need the capability CAP_NET_BIND_SERVICE; 0 takes a free one. Default: 1514.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 1514;

    /// <summary>The network domain (standard/taxonomy.yaml) of everything that comes in here.</summary>
    [Required]
    public string NetworkDomain { get; set; } = "private-self-built";
}
