using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Links;

/// <summary>The links of one map with what their devices have said, and the verdict on each. It has no clock: whoever owns it says what time it is.</summary>
/// <param name="epoch">Revisions of links go on from here; a later life of the board begins with a greater one.</param>
public sealed class LinkBoard(long epoch)
{
    private readonly Dictionary<Guid, DevicePorts> devices = [];
    private readonly Dictionary<Guid, LinkNow> verdicts = [];
    private readonly Dictionary<Guid, ObjectState> states = [];
    private Dictionary<Guid, TopologyLink> links = [];
    private ILookup<Guid, TopologyLink> linksOf = Enumerable.Empty<TopologyLink>().ToLookup(_ => Guid.Empty);
    private ILookup<string, TopologyLink> groups = Enumerable.Empty<TopologyLink>().ToLookup(_ => "");
    private long revision = epoch;

    public ImmutableArray<LinkNow> Links => [.. verdicts.Values];

    public IEnumerable<DevicePorts> Devices => devices.Values;

    /// <summary>The objects whose ports are at the ends of links, each with the names of those ports.</summary>
    public ImmutableDictionary<Guid, ImmutableArray<string>> Wanted { get; private set; } = ImmutableDictionary<Guid, ImmutableArray<string>>.Empty;

    /// <summary>Takes the map as it is now; what is known of devices that are still on it stays. Gives the links that are judged otherwise.</summary>
    public ImmutableArray<LinkNow> Show(TopologyView view, DateTimeOffset now)
    {
        links = view.Links.ToDictionary(link => link.Id);
        linksOf = view.Links.SelectMany(link => Ends(link).Select(end => (end, link))).ToLookup(pair => pair.end, pair => pair.link);
        groups = view.Links.Where(link => link.RedundancyGroup is not null).ToLookup(link => link.RedundancyGroup!);
        states.Clear();
        foreach (TopologyObject item in view.Nodes.Select(node => node.Item).OfType<TopologyObject>()) states[item.Id] = item.State;
        HashSet<Guid> devicesOn = [.. view.Nodes.Where(node => node.Item is { } item && CanBeAsked(item.Protocol)).Select(node => node.Item!.Id)];
        // An object behind a nested map is not among the nodes, but its port may be the end of a line.
        foreach (TopologyLink link in view.Links)
        {
            foreach (Guid end in Ends(link))
            {
                if (!states.ContainsKey(end)) devicesOn.Add(end);
            }
        }

        Wanted = devicesOn.ToImmutableDictionary(id => id, id => linksOf[id].Select(link => PortOf(link, id)).OfType<string>().Distinct().ToImmutableArray());
        foreach (Guid gone in devices.Keys.Where(id => !devicesOn.Contains(id)).ToArray()) devices.Remove(gone);
        foreach (Guid gone in verdicts.Keys.Where(id => !links.ContainsKey(id)).ToArray()) verdicts.Remove(gone);
        return Judge(links.Values, now);
    }

    /// <summary>Takes the word of a device. Gives the links that are judged otherwise.</summary>
    public ImmutableArray<LinkNow> Take(DevicePorts ports, DateTimeOffset now)
    {
        if (!Wanted.ContainsKey(ports.ObjectId) || (devices.TryGetValue(ports.ObjectId, out DevicePorts? known) && known.Revision >= ports.Revision)) return [];

        devices[ports.ObjectId] = ports;
        if (states.ContainsKey(ports.ObjectId)) states[ports.ObjectId] = ports.State;
        return Judge(linksOf[ports.ObjectId], now);
    }

    private ImmutableArray<LinkNow> Judge(IEnumerable<TopologyLink> asked, DateTimeOffset now)
    {
        // What one half of a pair is depends on the other half.
        HashSet<Guid> ids = [];
        foreach (TopologyLink link in asked)
        {
            ids.Add(link.Id);
            if (link.RedundancyGroup is { } group) ids.UnionWith(groups[group].Select(twin => twin.Id));
        }

        var changed = ImmutableArray.CreateBuilder<LinkNow>();
        foreach (Guid id in ids)
        {
            LinkNow next = Judge(links[id]);
            LinkNow? before = verdicts.GetValueOrDefault(id);
            if (before is not null && IsSame(before, next)) continue;

            DateTimeOffset? since = before?.State == next.State ? before.ChangedAt : now;
            changed.Add(verdicts[id] = next with { ChangedAt = since, Revision = ++revision });
        }

        return changed.DrainToImmutable();
    }

    private LinkNow Judge(TopologyLink link)
    {
        LinkEnd from = End(link.FromObjectId, link.FromPort), to = End(link.ToObjectId, link.ToPort);
        LinkLoad load = LinkRules.Load(from, to);
        (TopologyLinkState state, ImmutableArray<TopologyLinkCause> causes) = LinkRules.Decide(from, to, load);
        if (state == TopologyLinkState.Broken && link.RedundancyGroup is { } group && groups[group].Any(twin => twin.Id != link.Id && Carries(twin)))
            (state, causes) = (TopologyLinkState.Abnormal, causes.Add(TopologyLinkCause.HalfLost));
        return new(link.Id, state, causes, null, from.Port, to.Port, from.IsFresh, to.IsFresh, load, 0);
    }

    private bool Carries(TopologyLink link)
    {
        LinkEnd from = End(link.FromObjectId, link.FromPort), to = End(link.ToObjectId, link.ToPort);
        return LinkRules.Decide(from, to, LinkRules.Load(from, to)).State is TopologyLinkState.Normal or TopologyLinkState.Abnormal;
    }

    private LinkEnd End(Guid? item, string? port)
    {
        if (item is not { } id) return default;

        DevicePorts? device = devices.GetValueOrDefault(id);
        return new(
            states.TryGetValue(id, out ObjectState state) ? state : device?.State, device?.IsFresh ?? false,
            port is null ? null : device?.Ports.FirstOrDefault(known => known.Asked == port));
    }

    /// <summary>When it was answered is no news by itself: a poll that says the same changes nothing on the screen but its rates.</summary>
    private static bool IsSame(LinkNow one, LinkNow other) =>
        one.State == other.State && one.Causes.AsSpan().SequenceEqual(other.Causes.AsSpan()) && one.Load == other.Load
        && (one.IsFromFresh, one.IsToFresh) == (other.IsFromFresh, other.IsToFresh) && WithoutTime(one.From) == WithoutTime(other.From)
        && WithoutTime(one.To) == WithoutTime(other.To);

    private static PortNow? WithoutTime(PortNow? port) => port is null ? null : port with { At = default };

    private static bool CanBeAsked(MonitoringProtocol protocol) => protocol is not (MonitoringProtocol.None or MonitoringProtocol.Rtsp);

    private static IEnumerable<Guid> Ends(TopologyLink link) => new[] { link.FromObjectId, link.ToObjectId }.OfType<Guid>().Distinct();

    private static string? PortOf(TopologyLink link, Guid item) => link.FromObjectId == item ? link.FromPort : link.ToPort;
}
