using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>
/// Reads what one map is made of: what was put on it, its objects, the relations between them, and the objects behind its nested maps as far as
/// a relation leads there.
/// </summary>
internal static class TopologyLoad
{
    private static readonly short[] Types = [.. TopologyRelations.Drawn.Select(type => (short)type)];

    public static async Task<TopologyRows?> Run(NpgsqlConnection connection, Guid mapId, CancellationToken cancellationToken)
    {
        if (await TopologyMaps.Find(connection, mapId, cancellationToken) is not { } map) return null;

        ImmutableArray<TopologyElement> elements = map.Revision == 0
            ? []
            : await TopologyElements.ListOf(connection, mapId, TopologyView.NodesMax + TopologyView.LinksMax, cancellationToken);
        ImmutableArray<TopologyObject> own = map.Kind == TopologyMapKind.Automatic
            ? await ListOfUnit(connection, map.Place.Unit, cancellationToken)
            : await FindObjects(connection, [.. elements.Select(element => element.ObjectId).OfType<Guid>().Distinct()], cancellationToken);
        bool isCut = own.Length > TopologyView.NodesMax;
        if (isCut) own = own[..TopologyView.NodesMax];

        ImmutableArray<TopologyRelation> relations = await ListRelations(connection, [.. own.Select(item => item.Id)], cancellationToken);
        HashSet<Guid> here = [.. own.Select(item => item.Id)];
        Guid[] beyond = [.. relations.SelectMany(relation => new[] { relation.FromId, relation.ToId }).Where(id => !here.Contains(id)).Distinct()];
        ImmutableArray<TopologyObject> others = await FindObjects(connection, beyond, cancellationToken);
        (ImmutableArray<TopologyMap> maps, others) = map.Kind == TopologyMapKind.Automatic
            ? await BehindUnits(connection, map, others, cancellationToken)
            : await BehindNodes(connection, elements, others, cancellationToken);

        HashSet<Guid> all = [.. here, .. others.Select(item => item.Id)];
        relations = [.. relations.Where(relation => all.Contains(relation.FromId) && all.Contains(relation.ToId))];
        isCut |= relations.Length > TopologyView.LinksMax;
        return new(
            map, elements, maps, [.. own, .. others], [.. relations.Take(TopologyView.LinksMax)],
            await ListPorts(connection, [.. all], cancellationToken), isCut);
    }

    /// <summary>On an automatic map stands one node for each child unit, and one for each other unit to which a relation leads.</summary>
    private static async Task<(ImmutableArray<TopologyMap> Maps, ImmutableArray<TopologyObject> Others)> BehindUnits(
        NpgsqlConnection connection, TopologyMap map, ImmutableArray<TopologyObject> others, CancellationToken cancellationToken)
    {
        ImmutableArray<TopologyObject> placed = [.. others.Select(item => item with { NodeMapId = TopologyMapIds.Automatic(NeighbourUnit(map.Place, item.Place)) })];
        int[] units = [.. placed.Select(item => TopologyMapIds.UnitOf(item.NodeMapId!.Value)!.Value).Distinct()];
        ImmutableArray<TopologyMap> maps = await connection.Statement(
            $"""
            select {TopologyColumns.Map} from unit u left join topology_map m on m.unit_id = u.id and m.kind = 0
            where u.parent_id = $1 or u.id = any ($2)
            order by u.tier, u.code, u.id
            """,
            SqlStatements.Value(map.Place.Unit), SqlStatements.Value(units)).ReadAll(TopologyColumns.ReadMap, cancellationToken);
        HashSet<Guid> seen = [.. maps.Select(one => one.Id)];
        return (maps, [.. placed.Where(item => seen.Contains(item.NodeMapId!.Value))]);
    }

    /// <summary>The unit whose node an object of another unit stands behind: the child unit around it, else the nearest unit that is beside or above.</summary>
    private static int NeighbourUnit(UnitPlace map, UnitPlace other) => (map, other) switch
    {
        ({ Province: 0 }, { Province: not 0 }) => other.Province,
        ({ Prison: 0 }, { Prison: not 0 }) when map.Province == other.Province => other.Prison,
        ({ Prison: 0 }, { Province: not 0 }) => other.Province,
        _ => other.Unit,
    };

    private static async Task<(ImmutableArray<TopologyMap> Maps, ImmutableArray<TopologyObject> Others)> BehindNodes(
        NpgsqlConnection connection, ImmutableArray<TopologyElement> elements, ImmutableArray<TopologyObject> others, CancellationToken cancellationToken)
    {
        Guid[] opened = [.. elements.Select(element => element.MapId).OfType<Guid>().Distinct()];
        if (opened.Length == 0) return ([], []);

        int[] units = [.. opened.Select(TopologyMapIds.UnitOf).OfType<int>()];
        ImmutableArray<TopologyMap> maps = await connection.Statement(
            $"""
            select {TopologyColumns.Map} from unit u left join topology_map m on m.unit_id = u.id and m.kind = 0 where u.id = any ($1)
            union all
            select {TopologyColumns.Map} from topology_map m join unit u on u.id = m.unit_id where m.id = any ($2) and m.kind = 1
            """,
            SqlStatements.Value(units), SqlStatements.Value(opened)).ReadAll(TopologyColumns.ReadMap, cancellationToken);
        ILookup<Guid, Guid> drawnOn = (await connection.Statement(
            "select object_id, map_id from topology_element where map_id = any ($1) and object_id = any ($2) order by map_id", SqlStatements.Value(opened),
            SqlStatements.Value(others.Select(item => item.Id).ToArray())).ReadAll(reader => (reader.GetGuid(0), reader.GetGuid(1)), cancellationToken))
            .ToLookup(row => row.Item1, row => row.Item2);
        return (maps, [.. others.Select(item => item with { NodeMapId = NodeOf(item) }).Where(item => item.NodeMapId is not null)]);

        Guid? NodeOf(TopologyObject item) => drawnOn[item.Id].Cast<Guid?>().FirstOrDefault()
            ?? maps.Where(one => one.Kind == TopologyMapKind.Automatic && Holds(one.Place, item.Place)).Select(one => (Guid?)one.Id).FirstOrDefault();
    }

    private static bool Holds(UnitPlace unit, UnitPlace item) =>
        unit.Unit == item.Unit || (unit.Prison == 0 && (unit.Province == 0 || unit.Province == item.Province));

    /// <summary>Rooms and racks are where things stand; they are no part of the network.</summary>
    private static Task<ImmutableArray<TopologyObject>> ListOfUnit(NpgsqlConnection connection, int unitId, CancellationToken cancellationToken) => connection.Statement(
        $"""
        select {TopologyColumns.Subject}
        from object o join object_state s on s.object_id = o.id
        where o.unit_id = $1 and o.retired_at is null and not exists (select from object inside where inside.location_id = o.id)
        order by o.code, o.id limit {TopologyView.NodesMax + 1}
        """,
        SqlStatements.Value(unitId)).ReadAll(TopologyColumns.ReadObject, cancellationToken);

    public static Task<ImmutableArray<TopologyObject>> FindObjects(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken) => connection.Statement(
        $"""
        select {TopologyColumns.Subject}
        from unnest($1) w (id)
        cross join lateral (select * from object o where o.id = w.id and o.retired_at is null offset 0) o
        join object_state s on s.object_id = o.id
        order by o.code, o.id
        """,
        SqlStatements.Value(ids)).ReadAll(TopologyColumns.ReadObject, cancellationToken);

    private static Task<ImmutableArray<TopologyRelation>> ListRelations(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken) => connection.Statement(
        $"""
        select r.id, r.from_id, r.type, r.to_id, r.from_port, r.to_port, r.created_by
        from unnest($1) w (id)
        cross join lateral (select * from relation r where r.from_id = w.id and r.type = any ($2) and r.valid_to is null offset 0) r
        union
        select r.id, r.from_id, r.type, r.to_id, r.from_port, r.to_port, r.created_by
        from unnest($1) w (id)
        cross join lateral (select * from relation r where r.to_id = w.id and r.type = any ($2) and r.valid_to is null offset 0) r
        order by 1 limit {TopologyView.LinksMax + 1}
        """,
        SqlStatements.Value(ids), SqlStatements.Value(Types)).ReadAll(TopologyColumns.ReadRelation, cancellationToken);

    private static Task<ImmutableArray<TopologyPort>> ListPorts(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken) => connection.Statement(
        "select p.object_id, p.port, p.aggregate, p.vlans, p.native_vlan from topology_port p where p.object_id = any ($1) order by 1, 2", SqlStatements.Value(ids))
        .ReadAll(TopologyColumns.ReadPort, cancellationToken);
}
