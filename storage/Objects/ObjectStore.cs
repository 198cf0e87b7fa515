using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>The door to objects, relations and credential sets; the work is done by one class for each.</summary>
internal sealed class ObjectStore(
    ScopedDatabase scoped, ObjectLists lists, ObjectCommands objects, ObjectImport import, RelationCommands relations, CredentialCommands credentials) : IObjectStore
{
    public Task<Page<ObjectListItem>> List(
        UnitScope scope, ObjectFilter filter, ObjectSort sort, string? after, int pageSize, CancellationToken cancellationToken) =>
        lists.List(scope, filter, sort, after, pageSize, cancellationToken);

    public Task<ObjectListItem?> Find(UnitScope scope, Guid objectId, CancellationToken cancellationToken) => lists.Find(scope, objectId, cancellationToken);

    public Task<ImmutableArray<ObjectName>> FindNames(UnitScope scope, ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement("select o.id, o.code, o.name from object o where o.id = any($1)", SqlStatements.Value(objectIds.ToArray()))
                .ReadAll(reader => new ObjectName(reader.GetGuid(0), reader.GetString(1), reader.GetString(2)), cancellationToken),
            cancellationToken);

    public Task<ObjectConfiguration?> FindConfiguration(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement($"select {ObjectColumns.Configuration} from object o where o.id = $1", SqlStatements.Value(objectId))
                .ReadFirst(ObjectColumns.ReadConfiguration, cancellationToken),
            cancellationToken);

    public Task<ChangeOutcome<ObjectConfiguration>> Create(Actor actor, UnitScope scope, ObjectDraft draft, CancellationToken cancellationToken) =>
        objects.Create(actor, scope, draft, cancellationToken);

    public Task<ChangeOutcome<ImmutableArray<ObjectConfiguration>>> ImportObjects(
        Actor actor, UnitScope scope, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken) =>
        import.Import(actor, scope, drafts, cancellationToken);

    public Task<ChangeOutcome<ObjectConfiguration>> Update(
        Actor actor, UnitScope scope, Guid objectId, ObjectDraft draft, long revision, CancellationToken cancellationToken) =>
        objects.Update(actor, scope, objectId, draft, revision, cancellationToken);

    public Task<ChangeOutcome<ObjectConfiguration>> SetMaintenance(
        Actor actor, UnitScope scope, Guid objectId, DateTimeOffset? until, string reason, CancellationToken cancellationToken) =>
        objects.SetMaintenance(actor, scope, objectId, until, reason, cancellationToken);

    public Task<ChangeOutcome<ObjectConfiguration>> Retire(Actor actor, UnitScope scope, Guid objectId, long revision, CancellationToken cancellationToken) =>
        objects.Retire(actor, scope, objectId, revision, cancellationToken);

    public Task<ImmutableArray<RelationRow>> ListRelations(UnitScope scope, Guid objectId, bool withHistory, CancellationToken cancellationToken) =>
        relations.List(scope, objectId, withHistory, cancellationToken);

    public Task<ChangeOutcome<RelationRow>> Relate(
        Actor actor, UnitScope scope, Guid fromId, RelationType type, Guid toId, string? fromPort, string? toPort, CancellationToken cancellationToken) =>
        relations.Relate(actor, scope, fromId, type, toId, fromPort, toPort, cancellationToken);

    public Task<ChangeOutcome<RelationRow>> EndRelation(Actor actor, UnitScope scope, Guid relationId, CancellationToken cancellationToken) =>
        relations.End(actor, scope, relationId, cancellationToken);

    public Task<ImmutableArray<CredentialSetRow>> ListCredentialSets(UnitScope scope, CancellationToken cancellationToken) =>
        credentials.List(scope, cancellationToken);

    public Task<ChangeOutcome<CredentialSetRow>> SealCredentials(
        Actor actor, UnitScope scope, Guid? id, int unitId, string name, CredentialSecret secret, CancellationToken cancellationToken) =>
        credentials.Seal(actor, scope, id, unitId, name, secret, cancellationToken);
}
