using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Alarms.Views;

internal sealed class AlarmViewStore(ScopedDatabase scoped, TimeProvider time) : IAlarmViewStore
{
    private const int SharedMax = 500;

    public Task<ImmutableArray<AlarmView>> List(UnitScope scope, Guid ownerId, CancellationToken cancellationToken) => scoped.InScope(scope, c => c.Statement(
        $"select {AlarmViewColumns.All} from alarm_view v where v.owner_id = $1 or v.shared order by v.owner_id <> $1, v.name, v.id limit {SharedMax}", SqlStatements.Value(ownerId))
        .ReadAll(AlarmViewColumns.Read, cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<AlarmView>> Create(Actor actor, UnitScope scope, UnitPlace home, AlarmViewDraft draft, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } ownerId) return ChangeOutcome.NotFound<AlarmView>();
        if (Check(draft) is { } refused) return refused;

        return await Guarded(scope, draft, async c =>
        {
            if (await UnitPlaces.Find(c, home.Unit, cancellationToken) is not { } place) return ChangeOutcome.NotFound<AlarmView>();

            long own = await c.Statement("select count(*) from alarm_view v where v.owner_id = $1", SqlStatements.Value(ownerId)).ReadValue<long>(cancellationToken);
            if (own >= IAlarmViewStore.OwnMax)
                return ChangeOutcome.Refused<AlarmView>("name", Refusal.Of("view-many", "You have {given} views; more than {max} are not kept.", ("given", own), ("max", IAlarmViewStore.OwnMax)));

            AlarmView made = new(Guid.CreateVersion7(time.GetUtcNow()), place, ownerId, actor.Name, Trimmed(draft), 1);
            await c.Statement(
                """
                insert into alarm_view (id, unit_id, province, prison, owner_id, owner, name, query, shared, count_max, changed_at, tell_after_minutes)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                SqlStatements.Value(made.Id), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
                SqlStatements.Value(ownerId), SqlStatements.Value(actor.Name), SqlStatements.Value(made.Draft.Name), SqlStatements.Value(made.Draft.Query),
                SqlStatements.Value(made.Draft.Shared), SqlStatements.Value(made.Draft.CountMax), SqlStatements.Value(time.GetUtcNow()),
                SqlStatements.Value(made.Draft.TellAfterMinutes)).Run(cancellationToken);
            return ChangeOutcome.Done(made);
        }, cancellationToken);
    }

    public async Task<ChangeOutcome<AlarmView>> Update(
        Actor actor, UnitScope scope, Guid viewId, AlarmViewDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (Check(draft) is { } refused) return refused;

        return await Guarded(scope, draft, async c =>
        {
            if (await Lock(c, actor, viewId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<AlarmView>();
            if (before.Revision != revision) return Changed(before, revision);

            AlarmView after = before with { Draft = Trimmed(draft), Revision = revision + 1 };
            await c.Statement(
                "update alarm_view set name = $2, query = $3, shared = $4, count_max = $5, changed_at = $6, revision = $7, tell_after_minutes = $8 where id = $1",
                SqlStatements.Value(viewId), SqlStatements.Value(after.Draft.Name), SqlStatements.Value(after.Draft.Query), SqlStatements.Value(after.Draft.Shared),
                SqlStatements.Value(after.Draft.CountMax), SqlStatements.Value(time.GetUtcNow()), SqlStatements.Value(after.Revision),
                SqlStatements.Value(after.Draft.TellAfterMinutes)).Run(cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<AlarmView>> Delete(Actor actor, UnitScope scope, Guid viewId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await Lock(c, actor, viewId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<AlarmView>();
            if (before.Revision != revision) return Changed(before, revision);

            await c.Statement("delete from alarm_view where id = $1", SqlStatements.Value(viewId)).Run(cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    private static ChangeOutcome<AlarmView>? Check(AlarmViewDraft draft)
    {
        if (draft.Name.Trim().Length is 0 or > AlarmViewDraft.NameLengthMax)
            return ChangeOutcome.Refused<AlarmView>("name", Refusals.Length(draft.Name.Trim().Length, 1, AlarmViewDraft.NameLengthMax));
        if (draft.Query.Length > AlarmViewDraft.QueryLengthMax)
            return ChangeOutcome.Refused<AlarmView>("query", Refusals.Length(draft.Query.Length, 0, AlarmViewDraft.QueryLengthMax));
        if (draft.TellAfterMinutes is < 0 or > AlarmViewDraft.TellAfterMinutesMax)
            return ChangeOutcome.Refused<AlarmView>("tellAfterMinutes", Refusals.Range(draft.TellAfterMinutes.Value, 0, AlarmViewDraft.TellAfterMinutesMax));
        return draft.CountMax is < 0 or > AlarmViewDraft.CountMaxMax
            ? ChangeOutcome.Refused<AlarmView>("countMax", Refusals.Range(draft.CountMax.Value, 0, AlarmViewDraft.CountMaxMax))
            : null;
    }

    private async Task<ChangeOutcome<AlarmView>> Guarded(
        UnitScope scope, AlarmViewDraft draft, Func<NpgsqlConnection, Task<ChangeOutcome<AlarmView>>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await scoped.InScope(scope, change, cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "alarm_view_name")
        {
            return ChangeOutcome.Refused<AlarmView>("name", Refusal.Of("view-name", "You have a view '{given}' already.", ("given", draft.Name.Trim())));
        }
    }

    private static AlarmViewDraft Trimmed(AlarmViewDraft draft) => draft with { Name = draft.Name.Trim() };

    private static Task<AlarmView?> Lock(NpgsqlConnection connection, Actor actor, Guid viewId, CancellationToken cancellationToken) => connection.Statement(
        $"select {AlarmViewColumns.All} from alarm_view v where v.id = $1 and v.owner_id = $2 for update", SqlStatements.Value(viewId), SqlStatements.Value(actor.AccountId))
        .ReadFirst(AlarmViewColumns.Read, cancellationToken);

    private static ChangeOutcome<AlarmView> Changed(AlarmView stored, long revision) =>
        ChangeOutcome.Conflict<AlarmView>($"View '{stored.Draft.Name}' has revision {stored.Revision}, not {revision}: it was changed in another window.");
}
