namespace PrisonOps.Ports.Alarms.Analysis;

/// <summary>What alarms are counted by (rows 8.3.11.1-b.1 to b.5).</summary>
public enum AlarmDimension
{
    /// <summary>The class code of the object, for example "network.switch".</summary>
    Class,

    /// <summary>The vendor of the object, as a person has given it or as it was recognised; empty when nobody knows.</summary>
    Vendor,
    Model,

    /// <summary>The region: the id of the province; "0" for what belongs to the ministry itself.</summary>
    Region,

    /// <summary>The id of the prison; "0" for what belongs to a unit above.</summary>
    Prison,

    /// <summary>The first segment of the class code, as health is counted by.</summary>
    System,

    /// <summary>The type of the alarm, for example "device.unreachable".</summary>
    Type,

    /// <summary>The number of the <see cref="AlarmSeverity"/>.</summary>
    Severity,

    /// <summary>Beginning of the hour in which it opened, as "2026-11-29T08:00" in the zone that was asked for; likewise the three below.</summary>
    Hour,
    Day,

    /// <summary>Weeks begin on Monday (ISO 8601).</summary>
    Week,
    Month,
}
