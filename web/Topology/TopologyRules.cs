using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Topology;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Topology;

/// <summary>What can be said of an edit without rows; the store judges the rest.</summary>
internal static class TopologyRules
{
    public const int ElementsMax = 2_000;

    public static ProblemHttpResult? Refuse(Wire.TopologyEdit edit)
    {
        IReadOnlyList<Wire.TopologyElement> put = edit.Put ?? [];
        int count = put.Count + (edit.Remove?.Count ?? 0);
        if (count is 0 or > ElementsMax) return Problems.Field("put", Refusals.Range(count, 1, ElementsMax));
        if (put.DistinctBy(element => element.Id).Count() < put.Count) return Problems.Field("put", Refusal.InWords("An element is given twice."));

        return put.Select(Refuse).FirstOrDefault(refusal => refusal is not null) is { } refused ? Problems.Field("put", refused) : null;
    }

    private static Refusal? Refuse(Wire.TopologyElement element) => element switch
    {
        { Kind: TopologyElementKind.Node, ObjectId: not null, MapId: not null } or { Kind: not TopologyElementKind.Node, ObjectId: not null }
            or { Kind: not TopologyElementKind.Node, MapId: not null } =>
            Refusal.Of("topology-node", "Node {given} stands for one object or one map, and nothing else does.", ("given", element.Id)),
        { Kind: TopologyElementKind.Link, RelationId: null } when element.FromId is null || element.ToId is null || element.FromId == element.ToId =>
            Refusal.Of("topology-line", "Link {given} needs two different ends, or a relation.", ("given", element.Id)),
        { Label.Length: > TopologyElement.LabelLengthMax } => Refusals.Length(element.Label!.Length, 0, TopologyElement.LabelLengthMax),
        { FromPort.Length: > PortLengthMax } => Refusals.Length(element.FromPort!.Length, 0, PortLengthMax),
        { ToPort.Length: > PortLengthMax } => Refusals.Length(element.ToPort!.Length, 0, PortLengthMax),
        { Points.Count: > TopologyElement.PointsMax } => Refusals.Range(element.Points!.Count, 0, TopologyElement.PointsMax),
        { Style: { } style } when style.Count > TopologyElement.StylesMax || style.Any(pair => IsTooLong(pair.Key) || IsTooLong(pair.Value)) => Refusal.Of(
            "topology-style", "The style of {given} has at most {max} entries of 1 to {length} characters.", ("given", element.Id),
            ("max", TopologyElement.StylesMax), ("length", TopologyElement.StyleLengthMax)),
        _ => Numbers(element).Where(number => !(Math.Abs(number) <= TopologyElement.CoordinateMax)).Select(
            number => Refusals.Range(number, -TopologyElement.CoordinateMax, TopologyElement.CoordinateMax)).FirstOrDefault(),
    };

    private const int PortLengthMax = 255;

    private static bool IsTooLong(string text) => text.Length is 0 or > TopologyElement.StyleLengthMax;

    private static IEnumerable<double> Numbers(Wire.TopologyElement element) =>
        (element.Points ?? []).SelectMany(point => new[] { point.X, point.Y }).Concat([element.X, element.Y, element.Width, element.Height]);
}
