using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

/// <summary>What the object list may ask for.</summary>
internal sealed record ObjectQuery(
    int? Unit, bool? Own, [FromQuery(Name = "class")] string? ClassCode, string? State, Guid? Location, string? Text, string? Sort, string? After,
    int? Size)
{
    private static readonly Dictionary<string, ObjectSort> Sorts = new()
    {
        ["code"] = ObjectSort.Code, ["name"] = ObjectSort.Name, ["state"] = ObjectSort.StateWorstFirst,
    };

    public ProblemHttpResult? Read(out ObjectFilter filter, out ObjectSort sort, out int size)
    {
        (filter, sort) = (new(null, false, null, [], null, null), ObjectSort.Code);
        if (QueryText.Size(Size, out size) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.Enums("state", State, out ImmutableArray<ObjectState> states) is { } stateRefusal) return stateRefusal;
        if (QueryText.TooLong("text", Text) is { } textRefusal) return textRefusal;
        if (Sort is not null && !Sorts.TryGetValue(Sort, out sort))
        {
            return Problems.Field("sort", Refusals.OneOf(Sort, Sorts.Keys));
        }

        filter = new(Unit, Own ?? false, QueryText.NullIfEmpty(ClassCode), states, Location, QueryText.NullIfEmpty(Text));
        return null;
    }
}
