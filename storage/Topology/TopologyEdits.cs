using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Topology;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>One step of a map: elements that are put and elements that go, all of them or none.</summary>
internal sealed class TopologyEdits(TimeProvider time)
{
    private const int ElementsMax = TopologyView.NodesMax + TopologyView.LinksMax;

    /// <summary>The audit holds so many elements of an edit in full; of a greater one it counts the rest.</summary>
    private const int ToldMax = 100;

    public async Task<ChangeOutcome<TopologyMap>> Run(
        NpgsqlConnection connection, Actor actor, Guid mapId, ImmutableArray<TopologyElement> put, ImmutableArray<Guid> remove, long revision,
        CancellationToken cancellationToken)
    {
        if (await TopologyMaps.Find(connection, mapId, cancellationToken) is not { } map) return ChangeOutcome.NotFound<TopologyMap>();
        ImmutableArray<TopologyElement> before = await TopologyElements.Find(
            connection, mapId, [.. put.Select(element => element.Id), .. remove], cancellationToken);
        if (await RefuseUnknown(connection, mapId, before, put, cancellationToken) is { } refused) return refused;
        if (await RefuseCount(connection, mapId, put, remove, cancellationToken) is { } crowded) return crowded;
        if (await TopologyMaps.Advance(connection, map, revision, actor.Name, time.GetUtcNow(), cancellationToken) is not { } after)
            return TopologyMaps.Conflict(map, revision);

        await connection.Statement(
            "delete from topology_element where map_id = $1 and id = any ($2)", SqlStatements.Value(mapId), SqlStatements.Value(remove.ToArray()))
            .Run(cancellationToken);
        await TopologyElements.Put(connection, after, put, cancellationToken);
        await AuditLines.Write(
            connection, AuditLines.Change(
                time, actor, map.Place, "topology.edit", TopologyMaps.Subject(map), Told(before), new EditLine(put.Length, remove.Length, [.. put.Take(ToldMax)])),
            cancellationToken);
        return ChangeOutcome.Done(after);
    }

    private static async Task<ChangeOutcome<TopologyMap>?> RefuseCount(
        NpgsqlConnection connection, Guid mapId, ImmutableArray<TopologyElement> put, ImmutableArray<Guid> remove, CancellationToken cancellationToken)
    {
        long others = await connection.Statement(
            "select count(*) from topology_element where map_id = $1 and id <> all ($2)", SqlStatements.Value(mapId),
            SqlStatements.Value<Guid[]>([.. put.Select(element => element.Id), .. remove])).ReadValue<long>(cancellationToken);
        return others + put.Length > ElementsMax ? ChangeOutcome.Refused<TopologyMap>("put", Refusals.Range(others + put.Length, 0, ElementsMax)) : null;
    }

    private static EditLine Told(ImmutableArray<TopologyElement> before) => new(before.Length, 0, [.. before.Take(ToldMax)]);

    /// <summary>What is new on the map must be in the caller's scope; what stood there before may stay, whatever became of it.</summary>
    private static async Task<ChangeOutcome<TopologyMap>?> RefuseUnknown(
        NpgsqlConnection connection, Guid mapId, ImmutableArray<TopologyElement> before, ImmutableArray<TopologyElement> put, CancellationToken cancellationToken)
    {
        HashSet<Guid> known = [.. before.Select(element => element.ObjectId).OfType<Guid>(), .. before.Select(element => element.MapId).OfType<Guid>()];
        Guid[] objects = [.. put.Select(element => element.ObjectId).OfType<Guid>().Where(id => !known.Contains(id)).Distinct()];
        Guid[] maps = [.. put.Select(element => element.MapId).OfType<Guid>().Where(id => !known.Contains(id)).Distinct()];
        if (maps.Contains(mapId)) return ChangeOutcome.Refused<TopologyMap>("mapId", Refusal.Of("topology-map-in-itself", "A map cannot be a node of itself."));

        HashSet<Guid> found =
        [
            .. await connection.Statement("select id from object where id = any ($1)", SqlStatements.Value(objects))
                .ReadAll(reader => reader.GetGuid(0), cancellationToken),
        ];
        foreach (Guid map in maps)
        {
            if (await TopologyMaps.Find(connection, map, cancellationToken) is not null) found.Add(map);
        }

        foreach (Guid id in objects.Concat(maps))
        {
            if (!found.Contains(id)) return ChangeOutcome.Refused<TopologyMap>("put", Refusal.Of("topology-unknown", "There is no object or map {given}.", ("given", id)));
        }

        return null;
    }

    private sealed record EditLine(int Elements, int Removed, ImmutableArray<TopologyElement> First);
}
