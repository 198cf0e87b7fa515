using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Maps in memory: the automatic ones of all units, and what a test draws.</summary>
internal sealed class TopologyDouble(TimeProvider time) : ITopologyStore, ITopologyReader, ITopologyQueries
{
    private readonly ConcurrentDictionary<Guid, TopologyMap> maps = new(Estate.Units.Select(unit => new TopologyMap(
        TopologyMapIds.Automatic(unit.Id), unit.Place, unit.NameZh, unit.NameEn, "", TopologyMapKind.Automatic, false, null, "", null, 0)).ToDictionary(map => map.Id));

    private readonly ConcurrentDictionary<Guid, (Guid Map, TopologyPicture Picture)> pictures = new();

    public ConcurrentDictionary<Guid, ImmutableArray<TopologyElement>> Elements { get; } = new();

    /// <summary>What a map shows; without it, its elements as symbols.</summary>
    public ConcurrentDictionary<Guid, TopologyView> Views { get; } = new();

    public Task<ImmutableArray<TopologyMap>> List(UnitScope scope, int? unitId, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<TopologyMap>>(
        [.. maps.Values.Where(map => scope.Covers(map.Place) && (unitId ?? map.Place.Unit) == map.Place.Unit).OrderBy(map => map.Kind).ThenBy(map => map.Place.Unit)]);

    public Task<TopologyMap?> Find(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        Task.FromResult(maps.TryGetValue(mapId, out TopologyMap? map) && scope.Covers(map.Place) ? map : null);

    public Task<TopologyRows?> Load(UnitScope scope, Guid mapId, CancellationToken cancellationToken) => Task.FromResult<TopologyRows?>(null);

    public Task<ImmutableArray<TopologyMap>> ListOf(UnitScope scope, Guid objectId, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<TopologyMap>>(
        [.. maps.Values.Where(map => scope.Covers(map.Place) && Of(map.Id).Any(element => element.ObjectId == objectId))]);

    public async Task<TopologyView?> Read(UnitScope scope, Guid mapId, CancellationToken cancellationToken)
    {
        if (await Find(scope, mapId, cancellationToken) is not { } map) return null;
        if (Views.TryGetValue(mapId, out TopologyView? view)) return view with { Map = map };

        return new(
            map, [.. Of(mapId).Where(element => element.Kind == TopologyElementKind.Node).Select(
                element => new TopologyNode(element.Id, TopologyNodeKind.Symbol, null, null, element, element.X, element.Y, true))],
            [], [.. Of(mapId).Where(element => element.Kind == TopologyElementKind.Text)], false);
    }

    public async Task<TopologyCopy?> Copy(UnitScope scope, Guid mapId, CancellationToken cancellationToken) =>
        await Find(scope, mapId, cancellationToken) is { } map ? new(mapId, map.Place.Unit, Of(mapId)) : null;

    public Task<ChangeOutcome<TopologyMap>> Create(
        Actor actor, UnitScope scope, int unitId, TopologyMapDraft draft, TopologyCopy? copy, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == unitId) is not { } unit || !scope.Covers(unit.Place)) return Task.FromResult(ChangeOutcome.NotFound<TopologyMap>());

        TopologyMap made = new(
            Guid.CreateVersion7(), unit.Place, unit.NameZh, unit.NameEn, draft.Name, TopologyMapKind.Drawn, draft.IsTemplate, null, actor.Name, time.GetUtcNow(), 1);
        if (copy is not null) Elements[made.Id] = copy.Elements;
        return Task.FromResult(ChangeOutcome.Done(maps[made.Id] = made));
    }

    public Task<ChangeOutcome<TopologyMap>> Update(
        Actor actor, UnitScope scope, Guid mapId, TopologyMapDraft draft, long revision, CancellationToken cancellationToken) =>
        Change(actor, scope, mapId, revision, map => map with { Name = draft.Name, IsTemplate = draft.IsTemplate, Background = draft.Background });

    public async Task<ChangeOutcome<TopologyMap>> Delete(Actor actor, UnitScope scope, Guid mapId, long revision, CancellationToken cancellationToken)
    {
        ChangeOutcome<TopologyMap> gone = await Change(actor, scope, mapId, revision, map => map);
        if (gone.Verdict is ChangeVerdict.Done) maps.TryRemove(mapId, out _);
        return gone;
    }

    public Task<ChangeOutcome<TopologyMap>> Edit(
        Actor actor, UnitScope scope, Guid mapId, ImmutableArray<TopologyElement> put, ImmutableArray<Guid> remove, long revision, CancellationToken cancellationToken) =>
        Change(actor, scope, mapId, revision, map =>
        {
            Guid[] gone = [.. put.Select(element => element.Id), .. remove];
            Elements[mapId] = [.. Of(mapId).Where(element => !gone.Contains(element.Id)), .. put];
            return map;
        });

    public async Task<ChangeOutcome<Guid>> KeepPicture(
        Actor actor, UnitScope scope, Guid mapId, string contentType, byte[] bytes, CancellationToken cancellationToken)
    {
        if (await Find(scope, mapId, cancellationToken) is null) return ChangeOutcome.NotFound<Guid>();

        Guid id = Guid.CreateVersion7();
        pictures[id] = (mapId, new(id, contentType, bytes));
        return ChangeOutcome.Done(id);
    }

    public async Task<TopologyPicture?> FindPicture(UnitScope scope, Guid pictureId, CancellationToken cancellationToken) =>
        pictures.TryGetValue(pictureId, out (Guid Map, TopologyPicture Picture) kept) && await Find(scope, kept.Map, cancellationToken) is not null ? kept.Picture : null;

    public Task<ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>>> CountStates(
        UnitScope scope, ImmutableArray<TopologyMap> nested, CancellationToken cancellationToken) => Task.FromResult(
        nested.ToImmutableDictionary(map => map.Id, _ => ImmutableDictionary<ObjectState, int>.Empty.Add(ObjectState.Normal, 7).Add(ObjectState.Fault, 1)));

    public Task<TopologyNetwork> LoadNetwork(UnitScope scope, CancellationToken cancellationToken) => Task.FromResult(new TopologyNetwork([], false));

    public Task<ImmutableArray<TopologyObject>> FindObjects(UnitScope scope, ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<TopologyObject>>(
        [
            .. Views.Values.SelectMany(view => view.Nodes).Select(node => node.Item).OfType<TopologyObject>().DistinctBy(item => item.Id)
                .Where(item => objectIds.Contains(item.Id) && scope.Covers(item.Place)),
        ]);

    public async Task<TopologyPaths?> FindPaths(UnitScope scope, Guid from, Guid to, CancellationToken cancellationToken) =>
        (await FindObjects(scope, [from, to], cancellationToken)).Length == 2
            ? new(1, false, [[new(from, null, "Gi0/1", Guid.Empty), new(to, "Gi0/24", null, null)]])
            : null;

    public async Task<TopologyImpact?> ImpactOfObject(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        (await FindObjects(scope, [objectId], cancellationToken)).IsEmpty ? null : new([objectId], []);

    public Task<TopologyImpact?> ImpactOfRelation(UnitScope scope, Guid relationId, CancellationToken cancellationToken) => Task.FromResult<TopologyImpact?>(null);

    private ImmutableArray<TopologyElement> Of(Guid mapId) => Elements.GetValueOrDefault(mapId, []);

    private Task<ChangeOutcome<TopologyMap>> Change(Actor actor, UnitScope scope, Guid mapId, long revision, Func<TopologyMap, TopologyMap> change)
    {
        if (!maps.TryGetValue(mapId, out TopologyMap? before) || !scope.Covers(before.Place)) return Task.FromResult(ChangeOutcome.NotFound<TopologyMap>());
        if (before.Revision != revision) return Task.FromResult(ChangeOutcome.Conflict<TopologyMap>($"Map {mapId} has revision {before.Revision}, not {revision}."));

        TopologyMap after = change(before) with { Revision = revision + 1, ChangedBy = actor.Name, ChangedAt = time.GetUtcNow() };
        return Task.FromResult(ChangeOutcome.Done(maps[mapId] = after));
    }
}
