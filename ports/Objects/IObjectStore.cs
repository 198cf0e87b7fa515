using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Objects;

/// <summary>Objects, relations and credential sets as people read and change them, always inside a scope; every change is audited with before and after.</summary>
public interface IObjectStore
{
    /// <summary>Keyset page; <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<ObjectListItem>> List(UnitScope scope, ObjectFilter filter, ObjectSort sort, string? after, int pageSize, CancellationToken cancellationToken);

    Task<ObjectListItem?> Find(UnitScope scope, Guid objectId, CancellationToken cancellationToken);

    /// <summary>The names of those that are in scope, in any order.</summary>
    Task<ImmutableArray<ObjectName>> FindNames(UnitScope scope, ImmutableArray<Guid> objectIds, CancellationToken cancellationToken);

    Task<ObjectConfiguration?> FindConfiguration(UnitScope scope, Guid objectId, CancellationToken cancellationToken);

    Task<ChangeOutcome<ObjectConfiguration>> Create(Actor actor, UnitScope scope, ObjectDraft draft, CancellationToken cancellationToken);

    /// <summary>Creates up to 5,000 objects or none. A refusal names the first draft that is not allowed. One audit line tells of all.</summary>
    Task<ChangeOutcome<ImmutableArray<ObjectConfiguration>>> ImportObjects(Actor actor, UnitScope scope, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken);

    Task<ChangeOutcome<ObjectConfiguration>> Update(Actor actor, UnitScope scope, Guid objectId, ObjectDraft draft, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<ObjectConfiguration>> SetMaintenance(Actor actor, UnitScope scope, Guid objectId, DateTimeOffset? until, string reason, CancellationToken cancellationToken);

    /// <summary>Marks the object as retired: its history stays, its polling ends.</summary>
    Task<ChangeOutcome<ObjectConfiguration>> Retire(Actor actor, UnitScope scope, Guid objectId, long revision, CancellationToken cancellationToken);

    Task<ImmutableArray<RelationRow>> ListRelations(UnitScope scope, Guid objectId, bool withHistory, CancellationToken cancellationToken);

    Task<ChangeOutcome<RelationRow>> Relate(Actor actor, UnitScope scope, Guid fromId, RelationType type, Guid toId, string? fromPort, string? toPort, CancellationToken cancellationToken);

    Task<ChangeOutcome<RelationRow>> EndRelation(Actor actor, UnitScope scope, Guid relationId, CancellationToken cancellationToken);

    Task<ImmutableArray<CredentialSetRow>> ListCredentialSets(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Creates (id null) or replaces the secret of a set.</summary>
    Task<ChangeOutcome<CredentialSetRow>> SealCredentials(Actor actor, UnitScope scope, Guid? id, int unitId, string name, CredentialSecret secret, CancellationToken cancellationToken);
}
