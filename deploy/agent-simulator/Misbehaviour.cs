namespace PrisonOps.AgentSimulator;

/// <summary>How a device answers wrongly on purpose.</summary>
internal enum Misbehaviour
{
    None,

    /// <summary>Octets without any sense.</summary>
    Random,

    /// <summary>The first half of the right answer.</summary>
    Half,

    /// <summary>The right answer to another question.</summary>
    WrongId,

    /// <summary>The right answer, but from another address.</summary>
    WrongSource,

    /// <summary>The right answer after the asker has given up.</summary>
    Delay,
}
