namespace PrisonOps.Ports.Devices;

/// <summary>What became of one poll. Only <see cref="Timeout"/> and <see cref="Unreachable"/> say that a device may be down.</summary>
public enum DevicePollOutcome
{
    Answered = 0,
    Timeout = 1,

    /// <summary>The network said no: host or port unreachable, connection refused.</summary>
    Unreachable = 2,

    /// <summary>The device is there and refuses our credentials: a finding of its own, never "down".</summary>
    Unauthorised = 3,

    /// <summary>Something answered that is not the protocol: garbage, half packets, wrong ids. The detail names it.</summary>
    Malformed = 4,

    /// <summary>Our side could not ask: a full queue, a missing credential set.</summary>
    NotAsked = 5,
}
