using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Flows;

/// <summary>One place where flows are taken, in any of the formats; an entry of <see cref="FlowOptions.Listeners"/>.</summary>
public sealed class FlowListenerOptions
{
    /// <summary>An address of this machine, or "any". Default: 127.0.0.1.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>2055 is usual for NetFlow, 4739 for IPFIX, 6343 for sFlow; 0 takes a free one. Default: 2055.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; } = 2055;

    /// <summary>The network domain (standard/taxonomy.yaml) of everything that comes in here.</summary>
    [Required]
    public string NetworkDomain { get; set; } = "private-self-built";
}
