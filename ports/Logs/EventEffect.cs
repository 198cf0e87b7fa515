namespace PrisonOps.Ports.Logs;

/// <summary>What a message that fits a rule does to its object.</summary>
public enum EventEffect
{
    /// <summary>Opens the alarm of the rule.</summary>
    Raise = 1,

    /// <summary>Ends the alarm of the rule, of the same instance.</summary>
    Clear = 2,

    /// <summary>Is known and only kept: it is no alarm and not listed as unmapped.</summary>
    Keep = 3,
}
