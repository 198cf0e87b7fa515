using System.Collections.Immutable;

namespace PrisonOps.Ports.Logs;

/// <summary>
/// One message as it was received. Texts are bounded and hold no control characters: nothing in them can move a cursor, break a line or end
/// a string of the database.
/// </summary>
public sealed record LogMessage
{
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What the device's own clock said; null when the message has no readable time.</summary>
    public DateTimeOffset? DeviceAt { get; init; }

    /// <summary>The network domain of the listener. An address is known only together with its domain.</summary>
    public required string NetworkDomain { get; init; }

    /// <summary>The address that the message came from, whatever name is written in it.</summary>
    public required string Address { get; init; }

    public required LogKind Kind { get; init; }

    /// <summary>0 to 23 (RFC 5424 section 6.2.1); null for a trap.</summary>
    public int? Facility { get; init; }

    public LogSeverity Severity { get; init; } = LogSeverity.Notice;

    /// <summary>The name that the device gives itself; may be empty.</summary>
    public string Host { get; init; } = "";

    /// <summary>The program or module of a syslog message; may be empty.</summary>
    public string App { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>Dotted name of the notification; null for syslog and for a trap that could not be opened.</summary>
    public string? TrapOid { get; init; }

    public ImmutableArray<LogVariable> Variables { get; init; } = [];

    /// <summary>Its sender did not show that it may tell us anything: it is kept and counted, and no rule applies to it.</summary>
    public bool IsRefused { get; init; }
}
