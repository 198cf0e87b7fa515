namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What another rule changes about an alarm.</summary>
public enum AlarmRuleEffect
{
    Level,
    Suppressed,

    /// <summary>Kept out of sight before and not any more.</summary>
    Shown,

    /// <summary>Announced later.</summary>
    Delayed,

    /// <summary>Never announced, because it had cleared before.</summary>
    Unannounced,
    Acknowledged,
    Ordered,
    ClearedLater,
}
