using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Feed;

namespace PrisonOps.Web.Topology;

/// <summary>
/// One map in one scope as its topic holds it: the states of its nodes and links, of which only what the scope sees is let in, and their counts.
/// </summary>
internal sealed class OpenMap(UnitScope scope)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, TopologyObject> objects = [];
    private readonly Dictionary<Guid, DeviceLoad> loads = [];
    private readonly Dictionary<Guid, LinkNow> links = [];
    private readonly Dictionary<Guid, DateTimeOffset> heardAt = [];
    private ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>> counts = ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>>.Empty;
    private ILookup<Guid, TopologyNode> nodesOf = Enumerable.Empty<TopologyNode>().ToLookup(_ => Guid.Empty);
    private TopologyView? view;
    private string structure = "";
    private long order;

    public UnitScope Scope => scope;

    /// <summary>Takes the rows as they are now and gives the whole state. A state that was heard of lately is newer than rows that were read meanwhile.</summary>
    public FeedChange[] Show(
        TopologyView given, ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>> nested, TopologyChange live, DateTimeOffset readSince)
    {
        lock (gate)
        {
            (view, counts, structure) = (given, nested, TopologyWire.Structure(given));
            nodesOf = given.Nodes.Where(node => node.Item is not null).ToLookup(node => node.Item!.Id);
            foreach (Guid gone in objects.Keys.Where(id => !nodesOf.Contains(id)).ToArray()) objects.Remove(gone);
            foreach (TopologyNode node in given.Nodes)
            {
                if (node.Item is { } item && !(heardAt.TryGetValue(item.Id, out DateTimeOffset at) && at >= readSince)) objects[item.Id] = item;
            }

            HashSet<Guid> seen = [.. given.Links.Select(link => link.Id)];
            foreach (Guid gone in links.Keys.Where(id => !seen.Contains(id)).ToArray()) links.Remove(gone);
            foreach (LinkNow link in live.Links.Where(link => seen.Contains(link.Id))) Keep(link);
            foreach (DeviceLoad load in live.Loads) loads[load.ObjectId] = load;
            return [.. given.Nodes.Select(Node).OfType<FeedChange>(), .. given.Links.Select(link => Link(link.Id)), Map()];
        }
    }

    public FeedChange[] Hear(TopologyChange change)
    {
        lock (gate)
        {
            if (view is null) return [];

            HashSet<Guid> seen = [.. view.Links.Select(link => link.Id)];
            List<FeedChange> news = [];
            foreach (LinkNow link in change.Links)
            {
                if (seen.Contains(link.Id) && Keep(link)) news.Add(Link(link.Id));
            }

            foreach (DeviceLoad load in change.Loads)
            {
                loads[load.ObjectId] = load;
                news.AddRange(nodesOf[load.ObjectId].Select(Node).OfType<FeedChange>());
            }

            return news.Count == 0 ? [] : [.. news, Map()];
        }
    }

    public FeedChange[] Hear(ObjectStateRow state, DateTimeOffset at)
    {
        lock (gate)
        {
            if (!objects.TryGetValue(state.ObjectId, out TopologyObject? known)) return [];

            heardAt[state.ObjectId] = at;
            objects[state.ObjectId] = known with { State = state.State, Reason = state.Reason, Since = state.Since };
            return [.. nodesOf[state.ObjectId].Select(Node).OfType<FeedChange>(), Map()];
        }
    }

    public Wire.TopologyStates? States()
    {
        lock (gate)
        {
            return view is null
                ? null
                : new(MapNow(), [.. view.Nodes.Select(NodeNow).OfType<Wire.TopologyNodeState>()], [.. view.Links.Select(link => TopologyLiveWire.Link(LinkNow(link.Id)))]);
        }
    }

    private bool Keep(LinkNow link)
    {
        if (links.TryGetValue(link.Id, out LinkNow? known) && known.Revision >= link.Revision) return false;

        links[link.Id] = link;
        return true;
    }

    private FeedChange? Node(TopologyNode node) => NodeNow(node) is { } now ? Change(now.Key, WireJson.Bytes(now)) : null;

    private Wire.TopologyNodeState? NodeNow(TopologyNode node)
    {
        if (node.Map is { } map) return TopologyLiveWire.Node(node, counts.GetValueOrDefault(map.Id, ImmutableDictionary<ObjectState, int>.Empty));
        if (node.Item is not { } item) return null;

        DeviceLoad load = loads.GetValueOrDefault(item.Id);
        return TopologyLiveWire.Node(node, objects.GetValueOrDefault(item.Id, item), load.CpuRatio, load.MemoryRatio);
    }

    private FeedChange Link(Guid id) => Change(TopologyLiveWire.LinkKey(id), WireJson.Bytes(TopologyLiveWire.Link(LinkNow(id))));

    private LinkNow LinkNow(Guid id) =>
        links.GetValueOrDefault(id, new(id, TopologyLinkState.Unknown, [], null, null, null, false, false, LinkLoad.None, 0));

    private FeedChange Map() => Change(TopologyLiveWire.MapKey, WireJson.Bytes(MapNow()));

    private Wire.TopologyMapNow MapNow() => new(
        TopologyLiveWire.MapKey, "map", view!.Map.Revision, structure,
        view.Nodes.Select(NodeNow).OfType<Wire.TopologyNodeState>().CountBy(node => node.State).ToDictionary(),
        view.Links.Select(link => LinkNow(link.Id).State).CountBy(state => state).ToDictionary());

    private FeedChange Change(string key, byte[] json) => new(key, ++order, json, Urgent: false, Leaves: false);
}
