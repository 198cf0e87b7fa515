using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.AlarmSources;

/// <summary>
/// How a document becomes alarms. A path is names with dots between them ("labels.instance", "data.0.host"); several with bars between them are
/// tried in their order, the first that is there counts.
/// </summary>
public sealed record AlarmSourceMapping
{
    /// <summary>Where the list of alarms is; empty when the document is one alarm or a list.</summary>
    public string Items { get; init; } = "";

    /// <summary>What names the object: its code, its name or its address; a port behind an address is left out.</summary>
    public string Subject { get; init; } = "object";

    public string Title { get; init; } = "title";

    public string Detail { get; init; } = "detail";

    public string Severity { get; init; } = "severity";

    /// <summary>The words of the other side, in lower case; what is not in it is <see cref="SeverityOtherwise"/>.</summary>
    public ImmutableDictionary<string, AlarmSeverity> Severities { get; init; } = ImmutableDictionary<string, AlarmSeverity>.Empty;

    public AlarmSeverity SeverityOtherwise { get; init; } = AlarmSeverity.Minor;

    public string Status { get; init; } = "status";

    /// <summary>The words of the status, in lower case, that end the alarm.</summary>
    public ImmutableArray<string> Ended { get; init; } = ["resolved", "ok", "cleared", "true"];

    /// <summary>What tells one alarm of an object from another; empty for the title.</summary>
    public string Instance { get; init; } = "";

    /// <summary>An alarm of which nothing is heard for so long ends by itself, because the other side may be gone; null for never. 1 minute to 30 days.</summary>
    public TimeSpan? EndsAfter { get; init; }
}
