namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>The parts of a rule that a unit below may set otherwise, or a unit above may fix. The numbers are stored; they are append-only.</summary>
public enum AlarmRuleField
{
    Name = 1,
    Enabled = 2,
    Order = 3,
    Filter = 4,
    Hours = 5,
    Severity = 6,
    AnnounceAfter = 7,
    Suppress = 8,
    Acknowledge = 9,
    ClearAfter = 10,
    Ticket = 11,
    Forward = 12,
}
