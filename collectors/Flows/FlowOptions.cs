using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PrisonOps.Collectors.Flows;

/// <summary>How flows are taken; section <c>Flows</c> of the configuration.</summary>
public sealed class FlowOptions
{
    /// <summary>Where it listens. None given: ports 2055, 4739 and 6343, where the pages are served.</summary>
    [ValidateEnumeratedItems]
    public List<FlowListenerOptions> Listeners { get; } = [];

    /// <summary>Exporters that one listener remembers; a further one is refused until one was silent for an hour. 10 to 20,000. Default: 2,000.</summary>
    [Range(10, 20_000)]
    public int ExportersMax { get; set; } = 2_000;

    /// <summary>Receive buffer asked of the kernel, in octets. Default: 4 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public int ReceiveBufferOctets { get; set; } = 4 << 20;
}
