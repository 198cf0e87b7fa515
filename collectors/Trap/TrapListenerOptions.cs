using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Trap;

/// <summary>One place where traps and informs are taken; an entry of <see cref="TrapOptions.Listeners"/>.</summary>
public sealed class TrapListenerOptions
{
    /// <summary>An address of this machine, or "any". Default: 127.0.0.1.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port 162 needs the capability CAP_NET_BIND_SERVICE; 0 takes a free one. Default: 1162.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 1162;

    /// <summary>The network domain (standard/taxonomy.yaml) of everything that comes in here.</summary>
    [Required]
    public string NetworkDomain { get; set; } = "private-self-built";

    /// <summary>Communities of version 1 and 2c that are believed here beside those of the credential sets. Default: none.</summary>
    public List<string> Communities { get; } = [];

    /// <summary>Whether a notification of version 1 or 2c is believed whatever its community is. Default: no.</summary>
    public bool AnyCommunity { get; set; }
}
