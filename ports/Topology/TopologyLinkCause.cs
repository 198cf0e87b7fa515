namespace PrisonOps.Ports.Topology;

/// <summary>Why a link is not normal. Append-only.</summary>
public enum TopologyLinkCause
{
    /// <summary>A port is down.</summary>
    PortDown = 1,

    /// <summary>A port was switched off by a person.</summary>
    SwitchedOff = 2,

    /// <summary>One end is up, the other one says that it is down.</summary>
    OneSideDown = 3,

    /// <summary>Another link of the same aggregate or redundant pair is broken.</summary>
    HalfLost = 4,

    /// <summary>A port counts more errors than it may.</summary>
    Errors = 5,
    Discards = 6,

    /// <summary>The ends say different speeds.</summary>
    SpeedMismatch = 7,

    /// <summary>One end sends and hears at once, the other in turns: frames are lost as soon as there is traffic.</summary>
    DuplexMismatch = 8,

    /// <summary>An end is not reached: what the other one says is all that is known.</summary>
    EndUnreachable = 9,

    /// <summary>A port with this name is not there any more.</summary>
    PortMissing = 10,

    /// <summary>It carries nearly as much as it can.</summary>
    Overloaded = 11,

    /// <summary>A trap told of it; the device has not been asked since.</summary>
    ToldByTrap = 12,
}
