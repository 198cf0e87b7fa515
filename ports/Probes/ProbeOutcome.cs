namespace PrisonOps.Ports.Probes;

/// <summary>What became of one probe.</summary>
public enum ProbeOutcome
{
    Answered = 0,
    Timeout = 1,

    /// <summary>The network or the host said no: unreachable, prohibited, connection refused.</summary>
    Unreachable = 2,

    /// <summary>Our own machine could not ask.</summary>
    NotAsked = 3,
}
