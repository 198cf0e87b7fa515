using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PrisonOps.Ports.Alarms;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms;

/// <summary>What the alarm console may ask for.</summary>
internal sealed class AlarmQuery
{
    public bool? Open { get; init; }

    public bool? Unacknowledged { get; init; }

    public string? Severity { get; init; }

    public string? Type { get; init; }

    [FromQuery(Name = "class")]
    public string? ClassCode { get; init; }

    public int? Unit { get; init; }

    public Guid? Object { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? Text { get; init; }

    public string? After { get; init; }

    public int? Size { get; init; }

    public string? State { get; init; }

    public ProblemHttpResult? Read(out AlarmFilter filter, out int size)
    {
        filter = new(false, false, [], [], null, null, null, null, null, null);
        if (QueryText.Size(Size, out size) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.Enums("severity", Severity, out ImmutableArray<AlarmSeverity> severities) is { } severityRefusal) return severityRefusal;
        if (QueryText.Enums("state", State, out ImmutableArray<AlarmState> states) is { } stateRefusal) return stateRefusal;
        if (QueryText.TooLong("text", Text) is { } textRefusal) return textRefusal;

        filter = new(
            Open ?? false, Unacknowledged ?? false, severities, QueryText.Words(Type), QueryText.NullIfEmpty(ClassCode), Unit, Object,
            From?.ToUniversalTime(), To?.ToUniversalTime(), QueryText.NullIfEmpty(Text)) { States = states };
        return null;
    }
}
