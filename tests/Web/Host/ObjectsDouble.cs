using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

internal sealed class ObjectsDouble(TimeProvider time, OutboxDouble outbox) : IObjectStore
{
    private readonly ConcurrentDictionary<Guid, ObjectListItem> objects = new();
    private readonly ConcurrentDictionary<Guid, RelationRow> relations = new();
    private readonly ConcurrentDictionary<Guid, CredentialSetRow> credentials = new();

    public ConcurrentDictionary<Guid, CredentialSecret> Secrets { get; } = new();

    public ObjectListItem Add(UnitRow unit, string name, MonitoringProtocol protocol = MonitoringProtocol.Rtsp)
    {
        string classCode = protocol is MonitoringProtocol.Rtsp ? "security.video-surveillance.camera" : "network.switch";
        ObjectListItem item = new(
            Guid.CreateVersion7(), unit.Place, unit.NameZh, unit.NameEn, classCode, name, name, Criticality.NonCore, protocol, "private-self-built",
            "127.0.0.1", null, null, ObjectState.Normal, null, time.GetUtcNow(), null, 1);
        return objects[item.Id] = item;
    }

    public void SetState(Guid id, ObjectState state)
    {
        ObjectListItem changed = objects[id] = objects[id] with { State = state, Since = time.GetUtcNow() };
        ObjectStateRow row = new(id, changed.Place, state, null, changed.Since, null, changed.Since.UtcTicks);
        outbox.Commit("object", changed.Place, id.ToString(), JsonSerializer.Serialize(
            new ObjectPayload(row, changed.ClassCode, changed.Code, changed.Name), OutboxJson.Options));
    }

    public Task<Page<ObjectListItem>> List(UnitScope scope, ObjectFilter filter, ObjectSort sort, string? after, int pageSize, CancellationToken cancellationToken)
    {
        ImmutableArray<ObjectListItem> rows =
        [
            .. objects.Values.Where(item => scope.Covers(item.Place) && (filter.UnitId is null || item.Place.Unit == filter.UnitId)
                && (filter.States.IsEmpty || filter.States.Contains(item.State))).OrderBy(item => item.Code, StringComparer.Ordinal).Take(pageSize),
        ];
        return Task.FromResult(new Page<ObjectListItem>(rows, null, rows.Length, true));
    }

    public Task<ObjectListItem?> Find(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        Task.FromResult(objects.TryGetValue(objectId, out ObjectListItem? item) && scope.Covers(item.Place) ? item : null);

    public Task<ImmutableArray<ObjectName>> FindNames(UnitScope scope, ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ObjectName>>(
            [.. objects.Values.Where(item => objectIds.Contains(item.Id) && scope.Covers(item.Place)).Select(item => new ObjectName(item.Id, item.Code, item.Name))]);

    public async Task<ObjectConfiguration?> FindConfiguration(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        await Find(scope, objectId, cancellationToken) is { } item ? Configuration(item) : null;

    public ImmutableArray<ObjectListItem> Cameras(UnitScope scope) =>
        [.. objects.Values.Where(item => item.Protocol is MonitoringProtocol.Rtsp && scope.Covers(item.Place)).OrderBy(item => item.Code, StringComparer.Ordinal)];

    public Task<ChangeOutcome<ObjectConfiguration>> Create(Actor actor, UnitScope scope, ObjectDraft draft, CancellationToken cancellationToken)
    {
        UnitRow? unit = Estate.Units.FirstOrDefault(row => row.Id == draft.UnitId && scope.Covers(row.Place));
        if (unit is null) return Task.FromResult(ChangeOutcome.NotFound<ObjectConfiguration>());
        if (draft.Name.Length == 0) return Task.FromResult(ChangeOutcome.Refused<ObjectConfiguration>("name", Refusals.Length(0, 1, 128)));

        ObjectListItem item = Add(unit, draft.Code, draft.Protocol) with { Name = draft.Name };
        objects[item.Id] = item;
        return Task.FromResult(ChangeOutcome.Done(Configuration(item)));
    }

    public Task<ChangeOutcome<ImmutableArray<ObjectConfiguration>>> ImportObjects(
        Actor actor, UnitScope scope, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The web imports one object at a time.");

    public Task<ChangeOutcome<ObjectConfiguration>> Update(
        Actor actor, UnitScope scope, Guid objectId, ObjectDraft draft, long revision, CancellationToken cancellationToken) =>
        Change(scope, objectId, revision, item => item with { Name = draft.Name, Code = draft.Code });

    public Task<ChangeOutcome<ObjectConfiguration>> SetMaintenance(
        Actor actor, UnitScope scope, Guid objectId, DateTimeOffset? until, string reason, CancellationToken cancellationToken) =>
        Change(scope, objectId, null, item => item with { State = until is null ? ObjectState.Normal : ObjectState.Maintenance });

    public Task<ChangeOutcome<ObjectConfiguration>> Retire(Actor actor, UnitScope scope, Guid objectId, long revision, CancellationToken cancellationToken)
    {
        Task<ChangeOutcome<ObjectConfiguration>> changed = Change(scope, objectId, revision, item => item);
        if (changed.IsCompletedSuccessfully && objects.TryGetValue(objectId, out ObjectListItem? item) && scope.Covers(item.Place) && item.Revision == revision + 1)
        {
            objects.TryRemove(objectId, out _);
        }

        return changed;
    }

    public Task<ImmutableArray<RelationRow>> ListRelations(UnitScope scope, Guid objectId, bool withHistory, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RelationRow>>([.. relations.Values.Where(row => row.FromId == objectId || row.ToId == objectId)]);

    public Task<ChangeOutcome<RelationRow>> Relate(
        Actor actor, UnitScope scope, Guid fromId, RelationType type, Guid toId, string? fromPort, string? toPort, CancellationToken cancellationToken)
    {
        if (!objects.TryGetValue(fromId, out ObjectListItem? from) || !objects.TryGetValue(toId, out ObjectListItem? to)
            || !scope.Covers(from.Place) || !scope.Covers(to.Place))
        {
            return Task.FromResult(ChangeOutcome.NotFound<RelationRow>());
        }

        RelationRow row = new(Guid.NewGuid(), fromId, from.Name, type, toId, to.Name, fromPort, toPort, time.GetUtcNow(), null, actor.Name);
        relations[row.Id] = row;
        return Task.FromResult(ChangeOutcome.Done(row));
    }

    public Task<ChangeOutcome<RelationRow>> EndRelation(Actor actor, UnitScope scope, Guid relationId, CancellationToken cancellationToken) =>
        Task.FromResult(
            relations.TryGetValue(relationId, out RelationRow? row) && objects.TryGetValue(row.FromId, out ObjectListItem? from) && scope.Covers(from.Place)
                ? ChangeOutcome.Done(row with { ValidTo = time.GetUtcNow() })
                : ChangeOutcome.NotFound<RelationRow>());

    public Task<ImmutableArray<CredentialSetRow>> ListCredentialSets(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CredentialSetRow>>(
            [.. credentials.Values.Where(row => scope.Covers(Estate.Units.First(unit => unit.Id == row.UnitId).Place))]);

    public Task<ChangeOutcome<CredentialSetRow>> SealCredentials(
        Actor actor, UnitScope scope, Guid? id, int unitId, string name, CredentialSecret secret, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == unitId && scope.Covers(unit.Place)) is null) return Task.FromResult(ChangeOutcome.NotFound<CredentialSetRow>());
        if (id is { } known && !credentials.ContainsKey(known)) return Task.FromResult(ChangeOutcome.NotFound<CredentialSetRow>());

        CredentialSetRow row = new(id ?? Guid.NewGuid(), unitId, name, secret.Kind, secret.UserName ?? "", 0, time.GetUtcNow(), 1);
        Secrets[row.Id] = secret;
        credentials[row.Id] = row;
        return Task.FromResult(ChangeOutcome.Done(row));
    }

    private Task<ChangeOutcome<ObjectConfiguration>> Change(UnitScope scope, Guid objectId, long? revision, Func<ObjectListItem, ObjectListItem> change)
    {
        if (!objects.TryGetValue(objectId, out ObjectListItem? item) || !scope.Covers(item.Place)) return Task.FromResult(ChangeOutcome.NotFound<ObjectConfiguration>());
        if (revision is { } known && known != item.Revision) return Task.FromResult(ChangeOutcome.Conflict<ObjectConfiguration>($"revision {item.Revision}, not {known}"));

        ObjectListItem changed = objects[objectId] = change(item) with { Revision = item.Revision + 1 };
        return Task.FromResult(ChangeOutcome.Done(Configuration(changed)));
    }

    private static ObjectConfiguration Configuration(ObjectListItem item) => new(
        item.Id, item.Revision, item.Place, item.ClassCode, item.Code, item.Name, item.Criticality, item.Protocol, item.NetworkDomain, item.Address, 161,
        null, null, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), null, item.LocationId, null);
}
