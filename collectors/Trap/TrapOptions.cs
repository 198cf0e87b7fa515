using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PrisonOps.Collectors.Trap;

/// <summary>How traps and informs are taken; section <c>Traps</c> of the configuration.</summary>
public sealed class TrapOptions
{
    /// <summary>Where it listens. None given: port 1162, where the pages are served.</summary>
    [ValidateEnumeratedItems]
    public List<TrapListenerOptions> Listeners { get; } = [];

    /// <summary>Informs and messages of version 3 that may wait to be opened. 16 to 100,000. Default: 4,096.</summary>
    [Range(16, 100_000)]
    public int WaitingMax { get; set; } = 4_096;

    /// <summary>Receive buffer asked of the kernel, in octets. Default: 4 MiB.</summary>
    [Range(65_536, 268_435_456)]
    public int ReceiveBufferOctets { get; set; } = 4 << 20;
}
