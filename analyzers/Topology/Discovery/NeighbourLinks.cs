using System.Collections.Immutable;
using PrisonOps.Analyzers.Topology.Links;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Analyzers.Topology.Discovery;

/// <summary>
/// Links by what devices announce to each other. Both ends are put together: a link that both see is sure, one that only one sees is likely, and
/// where the other end names somebody else it is doubtful.
/// </summary>
public static class NeighbourLinks
{
    public const double Confirmed = 0.99, OneSided = 0.9, Unanswered = 0.7, Shared = 0.6, Contradicted = 0.4;

    public static (ImmutableArray<DiscoveredLink> Links, ImmutableArray<Stranger> Strangers) Infer(ImmutableArray<DeviceFacts> devices, ObjectIndex index)
    {
        Dictionary<Guid, DeviceFacts> facts = devices.ToDictionary(device => device.ObjectId);
        List<Stranger> strangers = [];
        List<Sight> sights = [];
        foreach (DeviceFacts device in devices)
        {
            foreach (NeighbourFacts seen in device.Neighbours)
            {
                string said = Said(seen);
                if (index.Find(seen) is not { } other) strangers.Add(new(device.ObjectId, seen.Port, seen.Source, said));
                else if (other != device.ObjectId && index.IsKnown(other)) sights.Add(new(new(device.ObjectId, seen.Port), new(other, RemotePort(seen, facts.GetValueOrDefault(other))), seen.Source, said, device.At));
            }
        }

        // Where both protocols speak of the same neighbour on the same port, LLDP says it.
        Sight[] unique = [.. sights.GroupBy(sight => (sight.Near, sight.Far.ObjectId)).SelectMany(Best)];
        return (Pair(unique, facts), [.. strangers.Distinct()]);
    }

    private static IEnumerable<Sight> Best(IGrouping<(LinkPort Near, Guid Far), Sight> same)
    {
        EvidenceSource surest = same.Max(sight => sight.Source);
        return same.Where(sight => sight.Source == surest).DistinctBy(sight => sight.Far.Port);
    }

    private static ImmutableArray<DiscoveredLink> Pair(Sight[] sights, Dictionary<Guid, DeviceFacts> facts)
    {
        ILookup<LinkPort, Sight> from = sights.ToLookup(sight => sight.Near);
        ILookup<(Guid, Guid), Sight> between = sights.ToLookup(sight => (sight.Near.ObjectId, sight.Far.ObjectId));
        HashSet<Sight> used = [];
        List<DiscoveredLink> links = [];
        foreach (Sight sight in sights.OrderByDescending(sight => between[(sight.Far.ObjectId, sight.Near.ObjectId)].Any(back => IsMutual(sight, back))))
        {
            if (!used.Add(sight)) continue;

            Sight? mirror = between[(sight.Far.ObjectId, sight.Near.ObjectId)].FirstOrDefault(back => !used.Contains(back) && IsMutual(sight, back));
            if (mirror is not null) used.Add(mirror);
            links.Add(Link(sight, mirror, from, facts));
        }

        return WithoutContradicted(WithoutMesh(links, from));
    }

    private static DiscoveredLink Link(Sight sight, Sight? mirror, ILookup<LinkPort, Sight> from, Dictionary<Guid, DeviceFacts> facts)
    {
        // Which port the other end is, it knows best itself.
        LinkPort far = mirror?.Near ?? sight.Far;
        bool isShared = from[sight.Near].Select(other => other.Far.ObjectId).Distinct().Skip(1).Any()
            || (mirror is not null && from[mirror.Near].Select(other => other.Far.ObjectId).Distinct().Skip(1).Any());
        double confidence = mirror switch
        {
            _ when isShared => Shared,
            not null => Confirmed,
            _ when far.Port is not null && from[far].Any(other => other.Far.ObjectId != sight.Near.ObjectId) => Contradicted,
            _ when facts.GetValueOrDefault(far.ObjectId) is { HasNeighbours: true } => Unanswered,
            _ => OneSided,
        };
        LinkEvidence seen = new(sight.Source, sight.Near.ObjectId, sight.Near.Port, "neighbour", sight.Said, sight.At);
        return new(
            sight.Near, far, sight.Source, confidence,
            mirror is null ? [seen] : [seen, new(mirror.Source, mirror.Near.ObjectId, mirror.Near.Port, "neighbour-confirmed", mirror.Said, mirror.At)]);
    }

    /// <summary>
    /// Three or more that all see each other on one port hang on something between them that nobody can ask, a hub or a plain switch. It has no
    /// object, so the one that sees most stands for it, and the lines among the others are left out.
    /// </summary>
    private static List<DiscoveredLink> WithoutMesh(List<DiscoveredLink> links, ILookup<LinkPort, Sight> from)
    {
        HashSet<DiscoveredLink> dropped = [];
        foreach (DiscoveredLink link in links.Where(link => link.Confidence == Shared))
        {
            LinkPort centre = new[] { link.From, link.To }.OrderByDescending(end => from[end].Count()).ThenBy(end => end.ObjectId).First();
            foreach (DiscoveredLink other in links)
            {
                if (other != link && other.Confidence == Shared && !dropped.Contains(link) && other.From.ObjectId != centre.ObjectId && other.To.ObjectId != centre.ObjectId
                    && AreBothSeenFrom(centre, other, from) && IsBefore(centre, other)) dropped.Add(other);
            }
        }

        return [.. links.Where(link => !dropped.Contains(link))];
    }

    private static bool AreBothSeenFrom(LinkPort centre, DiscoveredLink other, ILookup<LinkPort, Sight> from) =>
        from[centre].Any(sight => sight.Far.ObjectId == other.From.ObjectId) && from[centre].Any(sight => sight.Far.ObjectId == other.To.ObjectId);

    private static bool IsBefore(LinkPort centre, DiscoveredLink other) => centre.ObjectId.CompareTo(other.From.ObjectId) < 0 && centre.ObjectId.CompareTo(other.To.ObjectId) < 0;

    /// <summary>A port that is surely wired to one device is not wired to another as well.</summary>
    private static ImmutableArray<DiscoveredLink> WithoutContradicted(List<DiscoveredLink> links)
    {
        HashSet<LinkPort> sure = [.. links.Where(link => link.Confidence == Confirmed).SelectMany(link => new[] { link.From, link.To })];
        return [.. links.Where(link => link.Confidence != Contradicted || (!sure.Contains(link.From) && !sure.Contains(link.To)))];
    }

    private static bool IsMutual(Sight sight, Sight back) =>
        (sight.Far.Port is null || PortNames.AreSame(sight.Far.Port, back.Near.Port!)) && (back.Far.Port is null || PortNames.AreSame(back.Far.Port, sight.Near.Port!));

    /// <summary>The far end's own name for the port that was announced; as it was announced where the far end was not asked.</summary>
    private static string? RemotePort(NeighbourFacts seen, DeviceFacts? other)
    {
        string? announced = NullIfEmpty(seen.RemotePort), description = NullIfEmpty(seen.RemotePortDescription);
        if (other is null) return announced ?? description;

        return other.Ports.FirstOrDefault(port => announced is not null && port.AnnouncedId == announced)?.Name
            ?? other.Ports.FirstOrDefault(port => seen.PortHardwareAddress is { } mac && port.HardwareAddress == mac)?.Name
            ?? other.Ports.FirstOrDefault(port => IsNamed(port, announced))?.Name
            ?? other.Ports.FirstOrDefault(port => IsNamed(port, description) || (description is not null && port.AnnouncedDescription == description))?.Name
            ?? (int.TryParse(announced, out int number) ? other.Ports.FirstOrDefault(port => port.Index == number)?.Name : null)
            ?? (seen.PortHardwareAddress is null ? announced ?? description : description);
    }

    private static bool IsNamed(PortFacts port, string? name) =>
        name is not null && (PortNames.AreSame(port.Name, name) || (port.Description is { Length: > 0 } description && PortNames.AreSame(description, name)));

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Said(NeighbourFacts seen) => string.Join(
        " / ", new[] { seen.SysName, seen.Chassis, seen.RemotePort, seen.RemotePortDescription, string.Join(' ', seen.Addresses) }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct());

    private sealed record Sight(LinkPort Near, LinkPort Far, EvidenceSource Source, string Said, DateTimeOffset At);
}
