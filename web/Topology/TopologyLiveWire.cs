using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Topology;

/// <summary>
/// The live items of a map as the browser gets them, a thousand a second of them: figures go out as exactly as anybody sees them, because a browser
/// takes a stream of this rate in by pieces of a kilobyte.
/// </summary>
internal static class TopologyLiveWire
{
    public const string MapKey = "map";

    public static string NodeKey(Guid id) => $"node:{id}";

    public static string LinkKey(Guid id) => $"link:{id}";

    public static Wire.TopologyLinkNow Link(LinkNow link) => new(
        LinkKey(link.Id), "link", link.Id, link.State, link.Causes, link.ChangedAt, MeasuredAt(link), link.Load.SpeedBps,
        Bits(link.Load.ForwardBps), Bits(link.Load.BackwardBps), Share(link.Load.ForwardRatio), Share(link.Load.BackwardRatio),
        PerSecond(link.Load.ErrorsPerSecond), PerSecond(link.Load.DiscardsPerSecond), Port(link.From, link.IsFromFresh),
        Port(link.To, link.IsToFresh));

    public static Wire.TopologyNodeState Node(
        TopologyNode node, TopologyObject item, double? cpuRatio, double? memoryRatio) =>
        new(NodeKey(node.Id), "node", node.Id, item.State, item.Reason, item.Since, Share(cpuRatio), Share(memoryRatio), null);

    public static Wire.TopologyNodeState Node(TopologyNode node, ImmutableDictionary<ObjectState, int> objects) =>
        new(NodeKey(node.Id), "node", node.Id, Worst(objects), null, null, null, null, objects);

    /// <summary>What needs a person first; a map without objects is unknown.</summary>
    private static ObjectState Worst(ImmutableDictionary<ObjectState, int> objects) =>
        Urgency.FirstOrDefault(state => objects.GetValueOrDefault(state) > 0, ObjectState.Unknown);

    private static readonly ObjectState[] Urgency =
        [ObjectState.Fault, ObjectState.Unreachable, ObjectState.Warning, ObjectState.Unknown, ObjectState.Maintenance, ObjectState.Normal];

    private static DateTimeOffset? MeasuredAt(LinkNow link) => (link.From?.At, link.To?.At) switch
    {
        ({ } from, { } to) => from < to ? from : to,
        var (from, to) => from ?? to,
    };

    private static double? Bits(double? bps) => bps is { } given ? Math.Round(given) : null;

    private static double? Share(double? ratio) => ratio is { } given ? Math.Round(given, 4) : null;

    private static double? PerSecond(double? rate) => rate is { } given ? Math.Round(given, 3) : null;

    private static Wire.TopologyPortNow? Port(PortNow? port, bool isFresh) =>
        port is { IsPresent: true } ? new(port.Name, port.Alias, port.AdminStatus, port.OperStatus, port.SpeedBps, isFresh, port.Duplex) : null;
}
