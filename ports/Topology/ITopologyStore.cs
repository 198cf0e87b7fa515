using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology;

/// <summary>Maps as people read and change them, always inside a scope; every change is audited with before and after.</summary>
public interface ITopologyStore
{
    /// <summary>The automatic map of each unit in scope, then the drawn ones by name.</summary>
    Task<ImmutableArray<TopologyMap>> List(UnitScope scope, int? unitId, CancellationToken cancellationToken);

    Task<TopologyMap?> Find(UnitScope scope, Guid mapId, CancellationToken cancellationToken);

    /// <summary>Null when the map is not in scope. What stands on it outside of the scope is left out.</summary>
    Task<TopologyRows?> Load(UnitScope scope, Guid mapId, CancellationToken cancellationToken);

    /// <summary>The maps on which an object was put by hand, and the automatic one of its unit.</summary>
    Task<ImmutableArray<TopologyMap>> ListOf(UnitScope scope, Guid objectId, CancellationToken cancellationToken);

    /// <summary>A new drawn map, with what <paramref name="copy"/> gives it.</summary>
    Task<ChangeOutcome<TopologyMap>> Create(
        Actor actor, UnitScope scope, int unitId, TopologyMapDraft draft, TopologyCopy? copy, CancellationToken cancellationToken);

    Task<ChangeOutcome<TopologyMap>> Update(Actor actor, UnitScope scope, Guid mapId, TopologyMapDraft draft, long revision, CancellationToken cancellationToken);

    /// <summary>The objects on it stay. An automatic map loses what people moved and added.</summary>
    Task<ChangeOutcome<TopologyMap>> Delete(Actor actor, UnitScope scope, Guid mapId, long revision, CancellationToken cancellationToken);

    /// <summary>Puts and removes elements in one step of the map's revision, or does nothing.</summary>
    Task<ChangeOutcome<TopologyMap>> Edit(
        Actor actor, UnitScope scope, Guid mapId, ImmutableArray<TopologyElement> put, ImmutableArray<Guid> remove, long revision, CancellationToken cancellationToken);

    /// <summary>Keeps a picture for the background of a map; it is shown when the map names it.</summary>
    Task<ChangeOutcome<Guid>> KeepPicture(Actor actor, UnitScope scope, Guid mapId, string contentType, byte[] bytes, CancellationToken cancellationToken);

    Task<TopologyPicture?> FindPicture(UnitScope scope, Guid pictureId, CancellationToken cancellationToken);

    /// <summary>The objects behind each of some maps, by state: of an automatic map all of its unit and of the units below.</summary>
    Task<ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>>> CountStates(
        UnitScope scope, ImmutableArray<TopologyMap> maps, CancellationToken cancellationToken);

    /// <summary>Every cable in scope; both of its ends must be.</summary>
    Task<TopologyNetwork> LoadNetwork(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Those of some objects that are in scope, in any order.</summary>
    Task<ImmutableArray<TopologyObject>> FindObjects(UnitScope scope, ImmutableArray<Guid> objectIds, CancellationToken cancellationToken);
}
