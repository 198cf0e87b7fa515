using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Objects;

/// <summary>How objects come, change and go. Every change is a new revision and an audit line in one transaction.</summary>
internal sealed class ObjectCommands(ScopedDatabase scoped, TimeProvider time)
{
    public async Task<ChangeOutcome<ObjectConfiguration>> Create(Actor actor, UnitScope scope, ObjectDraft draft, CancellationToken cancellationToken)
    {
        if (ObjectRules.Check(draft) is { } refusal) return refusal;
        return await Guarded(draft, scope, c => CreateIn(c, actor, draft, cancellationToken), cancellationToken);
    }

    public async Task<ChangeOutcome<ObjectConfiguration>> Update(
        Actor actor, UnitScope scope, Guid objectId, ObjectDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (ObjectRules.Check(draft) is { } refusal) return refusal;
        return await Guarded(draft, scope, c => UpdateIn(c, actor, objectId, draft, revision, cancellationToken), cancellationToken);
    }

    public Task<ChangeOutcome<ObjectConfiguration>> SetMaintenance(
        Actor actor, UnitScope scope, Guid objectId, DateTimeOffset? until, string reason, CancellationToken cancellationToken)
    {
        if (until is not null && string.IsNullOrWhiteSpace(reason))
            return Task.FromResult(ChangeOutcome.Refused<ObjectConfiguration>("reason", Refusal.Of("maintenance-reason", "Maintenance needs a reason; it stays in the audit.")));

        return scoped.InScope(scope, async c =>
        {
            if (await Lock(c, objectId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<ObjectConfiguration>();

            await c.Statement(
                "update object set maintenance_until = $2, maintenance_reason = $3, revision = revision + 1 where id = $1",
                SqlStatements.Value(objectId), SqlStatements.Value(until), SqlStatements.Value(until is null ? null : reason)).Run(cancellationToken);
            return await Done(c, actor, until is null ? "object.maintenance-end" : "object.maintenance", before, cancellationToken);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<ObjectConfiguration>> Retire(Actor actor, UnitScope scope, Guid objectId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await Lock(c, objectId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<ObjectConfiguration>();
            if (before.Revision != revision) return Changed(before, revision);

            await c.Statement(
                """
                with gone as (update object set retired_at = $2, revision = revision + 1 where id = $1),
                ended as (update relation set valid_to = $2, ended_by = $3 where valid_to is null and (from_id = $1 or to_id = $1))
                update object_state set retired = true where object_id = $1
                """,
                SqlStatements.Value(objectId), SqlStatements.Value(time.GetUtcNow()), SqlStatements.Value(actor.Name)).Run(cancellationToken);
            return await Done(c, actor, "object.retire", before, cancellationToken);
        }, cancellationToken);

    private async Task<ChangeOutcome<ObjectConfiguration>> Guarded(
        ObjectDraft draft, UnitScope scope, Func<NpgsqlConnection, Task<ChangeOutcome<ObjectConfiguration>>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await scoped.InScope(scope, change, cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "object_identity")
        {
            return ChangeOutcome.Refused<ObjectConfiguration>(
                "address", Refusal.Of(
                    "object-address-taken", "Address '{address}' port {port} in network domain '{domain}' belongs to another object already.",
                    ("address", draft.Address), ("port", draft.Port), ("domain", draft.NetworkDomain)));
        }
        catch (PostgresException twice) when (twice.ConstraintName == "object_code")
        {
            return ChangeOutcome.Refused<ObjectConfiguration>("code", Refusal.Of("object-code-taken", "Object code '{given}' is taken in this unit; a code is unique in its unit.", ("given", draft.Code)));
        }
    }

    private async Task<ChangeOutcome<ObjectConfiguration>> CreateIn(NpgsqlConnection connection, Actor actor, ObjectDraft draft, CancellationToken cancellationToken)
    {
        if (await UnitPlaces.Find(connection, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<ObjectConfiguration>();
        if (await CheckReferences(connection, draft, null, cancellationToken) is { } refusal) return refusal;

        int shard = await RosterShards.Pick(connection, draft.UnitId, draft.Protocol, cancellationToken);
        ObjectConfiguration made = ObjectRows.Make(Guid.CreateVersion7(time.GetUtcNow()), place, draft);
        await ObjectRows.Insert(connection, [(made, shard)], time.GetUtcNow(), cancellationToken);
        await AuditLines.Write(connection, AuditLines.Change<ObjectConfiguration>(time, actor, place, "object.create", made.Code, null, made), cancellationToken);
        return ChangeOutcome.Done(made);
    }

    private async Task<ChangeOutcome<ObjectConfiguration>> UpdateIn(
        NpgsqlConnection connection, Actor actor, Guid objectId, ObjectDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (await Lock(connection, objectId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<ObjectConfiguration>();
        if (before.Revision != revision) return Changed(before, revision);
        if (before.Place.Unit != draft.UnitId)
            return ChangeOutcome.Refused<ObjectConfiguration>("unitId", Refusal.Of("object-cannot-move", "Object '{code}' cannot move to another unit; retire it there and create it here.", ("code", before.Code)));
        if (await CheckReferences(connection, draft, objectId, cancellationToken) is { } refusal) return refusal;

        int? shard = before.Protocol == draft.Protocol ? null : await RosterShards.Pick(connection, draft.UnitId, draft.Protocol, cancellationToken);
        await ObjectRows.Update(connection, objectId, draft, shard, cancellationToken);
        return await Done(connection, actor, "object.update", before, cancellationToken);
    }

    private static async Task<ChangeOutcome<ObjectConfiguration>?> CheckReferences(
        NpgsqlConnection connection, ObjectDraft draft, Guid? self, CancellationToken cancellationToken)
    {
        if (draft.LocationId is { } location
            && (location == self || !await Exists(connection, "select exists (select from object where id = $1 and retired_at is null)", location, cancellationToken)))
            return ChangeOutcome.Refused<ObjectConfiguration>("locationId", Refusal.Of("location-not-in-scope", "Location {given} is not an object in your scope.", ("given", location)));
        if (draft.CredentialSetId is { } set && !await Exists(connection, "select exists (select from credential_set where id = $1)", set, cancellationToken))
            return ChangeOutcome.Refused<ObjectConfiguration>("credentialSetId", Refusal.Of("credential-not-in-scope", "Credential set {given} is not in your scope.", ("given", set)));
        return null;
    }

    private static async Task<bool> Exists(NpgsqlConnection connection, string sql, Guid id, CancellationToken cancellationToken) =>
        await connection.Statement(sql, SqlStatements.Value(id)).ReadValue<bool>(cancellationToken);

    private static Task<ObjectConfiguration?> Lock(NpgsqlConnection connection, Guid objectId, CancellationToken cancellationToken) =>
        connection.Statement(
            $"select {ObjectColumns.Configuration} from object o where o.id = $1 and o.retired_at is null for update", SqlStatements.Value(objectId))
            .ReadFirst(ObjectColumns.ReadConfiguration, cancellationToken);

    private async Task<ChangeOutcome<ObjectConfiguration>> Done(
        NpgsqlConnection connection, Actor actor, string action, ObjectConfiguration before, CancellationToken cancellationToken)
    {
        ObjectConfiguration after = (await connection.Statement($"select {ObjectColumns.Configuration} from object o where o.id = $1", SqlStatements.Value(before.Id))
            .ReadFirst(ObjectColumns.ReadConfiguration, cancellationToken))!;
        await AuditLines.Write(connection, AuditLines.Change(time, actor, after.Place, action, after.Code, before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }

    private static ChangeOutcome<ObjectConfiguration> Changed(ObjectConfiguration stored, long revision) => ChangeOutcome.Conflict<ObjectConfiguration>(
        $"Object '{stored.Code}' has revision {stored.Revision}, not {revision}: somebody changed it first.");
}
