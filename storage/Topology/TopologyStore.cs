using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

internal sealed class TopologyStore(ScopedDatabase scoped, TopologyMapCommands maps, TopologyEdits edits, TopologyPictures pictures) : ITopologyStore
{
    private const int MapsMax = 5_000;

    public Task<ImmutableArray<TopologyMap>> List(UnitScope scope, int? unitId, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement(
            $"""
            select {TopologyColumns.Map} from unit u left join topology_map m on m.unit_id = u.id and m.kind = 0 where $1 is null or u.id = $1
            union all
            select {TopologyColumns.Map} from unit u join topology_map m on m.unit_id = u.id where m.kind = 1 and ($1 is null or u.id = $1)
            order by 8 nulls first, 3, 4, 7, 1 limit {MapsMax}
            """,
            SqlStatements.Value(unitId)).ReadAll(TopologyColumns.ReadMap, cancellationToken),
        cancellationToken);

    public Task<TopologyMap?> Find(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => TopologyMaps.Find(c, mapId, cancellationToken), cancellationToken);

    public Task<TopologyRows?> Load(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => TopologyLoad.Run(c, mapId, cancellationToken), cancellationToken);

    public Task<ImmutableArray<TopologyMap>> ListOf(UnitScope scope, Guid objectId, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement(
            $"""
            select {TopologyColumns.Map}
            from object o join unit u on u.id = o.unit_id left join topology_map m on m.unit_id = u.id and m.kind = 0
            where o.id = $1
            union
            select {TopologyColumns.Map}
            from topology_element e join topology_map m on m.id = e.map_id join unit u on u.id = m.unit_id
            where e.object_id = $1 and m.kind = 1
            order by 8 nulls first, 7, 1 limit {MapsMax}
            """,
            SqlStatements.Value(objectId)).ReadAll(TopologyColumns.ReadMap, cancellationToken),
        cancellationToken);

    public Task<ChangeOutcome<TopologyMap>> Create(
        Actor actor, UnitScope scope, int unitId, TopologyMapDraft draft, TopologyCopy? copy, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => maps.Create(c, actor, unitId, draft, copy, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<TopologyMap>> Update(
        Actor actor, UnitScope scope, Guid mapId, TopologyMapDraft draft, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => maps.Update(c, actor, mapId, draft, revision, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<TopologyMap>> Delete(Actor actor, UnitScope scope, Guid mapId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => maps.Delete(c, actor, mapId, revision, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<TopologyMap>> Edit(
        Actor actor, UnitScope scope, Guid mapId, ImmutableArray<TopologyElement> put, ImmutableArray<Guid> remove, long revision,
        CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => edits.Run(c, actor, mapId, put, remove, revision, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<Guid>> KeepPicture(
        Actor actor, UnitScope scope, Guid mapId, string contentType, byte[] bytes, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => pictures.Keep(c, actor, mapId, contentType, bytes, cancellationToken), cancellationToken);

    public Task<TopologyPicture?> FindPicture(UnitScope scope, Guid pictureId, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement("select id, content_type, bytes from topology_picture where id = $1", SqlStatements.Value(pictureId)).ReadFirst(
                reader => new TopologyPicture(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)), cancellationToken),
            cancellationToken);

    public Task<ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>>> CountStates(
        UnitScope scope, ImmutableArray<TopologyMap> maps, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => TopologyCounts.Run(c, maps, cancellationToken), cancellationToken);

    public Task<TopologyNetwork> LoadNetwork(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
    {
        ImmutableArray<TopologyRelation> relations = await c.Statement(
            $"""
            select r.id, r.from_id, r.type, r.to_id, r.from_port, r.to_port, r.created_by
            from relation r
            join object f on f.id = r.from_id
            join object t on t.id = r.to_id
            where r.type = $1 and r.valid_to is null and f.retired_at is null and t.retired_at is null
            order by r.id limit {TopologyNetwork.RelationsMax + 1}
            """,
            SqlStatements.Value((short)RelationType.ConnectedTo)).ReadAll(TopologyColumns.ReadRelation, cancellationToken);
        return new TopologyNetwork([.. relations.Take(TopologyNetwork.RelationsMax)], relations.Length > TopologyNetwork.RelationsMax);
    }, cancellationToken);

    public Task<ImmutableArray<TopologyObject>> FindObjects(UnitScope scope, ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => TopologyLoad.FindObjects(c, [.. objectIds], cancellationToken), cancellationToken);
}
