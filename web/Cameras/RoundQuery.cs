using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>What the list of rounds may be asked for.</summary>
internal sealed class RoundQuery
{
    public Guid? Camera { get; init; }

    public string? Fault { get; init; }

    public int? Unit { get; init; }

    [FromQuery(Name = "class")]
    public string? ClassCode { get; init; }

    public string? Outcome { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? After { get; init; }

    public int? Size { get; init; }

    public ProblemHttpResult? Read(out RoundFilter filter, out int size)
    {
        filter = new(null, null, null, null, null, null, null);
        if (QueryText.Size(Size, out size) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.Enums("outcome", Outcome, out ImmutableArray<StreamOutcome> outcomes) is { } outcomeRefusal) return outcomeRefusal;
        if (outcomes.Length > 1) return Problems.Field("outcome", Refusals.Range(outcomes.Length, 0, 1));
        if (QueryText.TooLong("fault", Fault) is { } faultRefusal) return faultRefusal;

        filter = new(
            Camera, QueryText.NullIfEmpty(Fault), Unit, QueryText.NullIfEmpty(ClassCode), outcomes.IsEmpty ? null : outcomes[0], From?.ToUniversalTime(),
            To?.ToUniversalTime());
        return null;
    }
}
