using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>What the list of rounds may be asked for.</summary>
internal sealed record RoundQuery(
    Guid? Camera, string? Fault, int? Unit, [FromQuery(Name = "class")] string? ClassCode, string? Outcome, DateTimeOffset? From, DateTimeOffset? To,
    string? After, int? Size)
{
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
