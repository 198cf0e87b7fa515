using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PrisonOps.Ports.Alarms;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms;

/// <summary>What the alarm console may ask for.</summary>
internal sealed record AlarmQuery(
    bool? Open, bool? Unacknowledged, string? Severity, string? Type, [FromQuery(Name = "class")] string? ClassCode, int? Unit, Guid? Object,
    DateTimeOffset? From, DateTimeOffset? To, string? Text, string? After, int? Size, string? State)
{
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
