using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

/// <summary>What the object list may ask for.</summary>
internal sealed class ObjectQuery
{
    public int? Unit { get; init; }

    public bool? Own { get; init; }

    [FromQuery(Name = "class")]
    public string? ClassCode { get; init; }

    public string? State { get; init; }

    public Guid? Location { get; init; }

    public string? Text { get; init; }

    public string? Sort { get; init; }

    public string? After { get; init; }

    public int? Size { get; init; }

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
