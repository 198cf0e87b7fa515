using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Duty;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Duty;

internal sealed class ShiftStore(ScopedDatabase scoped, TimeProvider time) : IShiftStore
{
    private const string Columns = "h.id, h.unit_id, h.province, h.prison, h.from_at, h.to_at, h.author_id, h.author, h.note, h.figures::text, h.accepted_by, h.accepted_at";

    public Task<ShiftFigures?> Count(UnitScope scope, int unitId, DateTimeOffset from, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
        await UnitPlaces.Find(c, unitId, cancellationToken) is { } place ? await Count(c, scope, place, from, cancellationToken) : null, cancellationToken);

    public Task<Page<ShiftHandover>> List(UnitScope scope, int? unitId, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "h");
            if (!await UnitPlaces.Restrict(c, where, unitId, "h", cancellationToken)) return new Page<ShiftHandover>([], null, 0, true);

            (int, bool) counted = await where.Count(c, "shift_handover h", cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(h.to_at, h.id) < ({where.Add(KeysetPage.Instant(key[0]))}, {where.Add(KeysetPage.Id(key[1]))})");
            }

            ImmutableArray<ShiftHandover> rows = await where.Command(
                c, $"select {Columns} from shift_handover h where {where.Where} order by h.to_at desc, h.id desc limit {pageSize + 1}").ReadAll(Read, cancellationToken);
            return KeysetPage.Of(rows, pageSize, row => KeysetPage.Cursor(KeysetPage.Instant(row.To), row.Id.ToString()), counted);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<ShiftHandover>> HandOver(
        Actor actor, UnitScope scope, int unitId, DateTimeOffset from, string note, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        string said = note.Trim();
        if (said.Length is 0 or > IShiftStore.NoteLengthMax)
            return Task.FromResult(ChangeOutcome.Refused<ShiftHandover>("note", Refusals.Length(said.Length, 1, IShiftStore.NoteLengthMax)));
        if (from >= now || from < now - IShiftStore.ShiftMax)
        {
            return Task.FromResult(ChangeOutcome.Refused<ShiftHandover>("from", Refusal.Of(
                "shift-begin", "A shift cannot have begun at {given}; it has begun before now and at most {days} days ago.",
                ("given", from.ToString("O")), ("days", IShiftStore.ShiftMax.Days))));
        }

        return scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, unitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<ShiftHandover>();

            ShiftFigures figures = await Count(c, scope, place, from, cancellationToken);
            ShiftHandover made = new(Guid.CreateVersion7(now), place, from, now, actor.AccountId, actor.Name, said, figures, null, null);
            await c.Statement(
                """
                insert into shift_handover (id, unit_id, province, prison, from_at, to_at, author_id, author, note, figures)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)
                """,
                SqlStatements.Value(made.Id), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
                SqlStatements.Value(from), SqlStatements.Value(now), SqlStatements.Value(actor.AccountId), SqlStatements.Value(actor.Name), SqlStatements.Value(said),
                SqlStatements.Value(JsonSerializer.Serialize(figures, OutboxJson.Options))).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change<ShiftHandover>(time, actor, place, "shift.hand-over", actor.Name, null, made), cancellationToken);
            return ChangeOutcome.Done(made);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<ShiftHandover>> Accept(Actor actor, UnitScope scope, Guid handoverId, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
    {
        ShiftHandover? before = await c.Statement($"select {Columns} from shift_handover h where h.id = $1 for update", SqlStatements.Value(handoverId))
            .ReadFirst(Read, cancellationToken);
        if (before is null) return ChangeOutcome.NotFound<ShiftHandover>();
        if (before.AcceptedBy == actor.Name) return ChangeOutcome.Done(before);
        if (before.AcceptedBy is { } other)
            return ChangeOutcome.Conflict<ShiftHandover>($"{other} accepted this hand-over at {before.AcceptedAt:O}.");
        if (before.AuthorId == actor.AccountId && before.Author == actor.Name)
            return ChangeOutcome.Refused<ShiftHandover>("handover", Refusal.Of("shift-own", "'{given}' cannot accept the own hand-over; somebody of the next shift does.", ("given", actor.Name)));

        ShiftHandover after = before with { AcceptedBy = actor.Name, AcceptedAt = time.GetUtcNow() };
        await c.Statement(
            "update shift_handover set accepted_by = $2, accepted_at = $3 where id = $1", SqlStatements.Value(handoverId), SqlStatements.Value(actor.Name),
            SqlStatements.Value(after.AcceptedAt!.Value)).Run(cancellationToken);
        await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "shift.accept", before.Author, before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }, cancellationToken);

    private static async Task<ShiftFigures> Count(NpgsqlConnection connection, UnitScope scope, UnitPlace place, DateTimeOffset from, CancellationToken cancellationToken)
    {
        SqlFilter where = new SqlFilter().Within(scope, "a").Of(place, false, "a");
        string since = where.Add(from);
        return (await where.Command(
            connection,
            $"""
            select
              (count(*) filter (where a.opened_at >= {since}))::int,
              (count(*) filter (where a.acknowledged_at >= {since} and a.acknowledged_by not like 'auto:%'))::int,
              (count(*) filter (where a.cleared_at >= {since}))::int,
              (count(*) filter (where a.state in (2, 3)))::int,
              (count(*) filter (where a.state in (2, 3) and a.severity = 1))::int,
              (count(*) filter (where a.state in (2, 3) and a.severity = 2))::int,
              (count(*) filter (where a.state = 2))::int
            from alarm a
            where {where.Where} and (a.cleared_at is null or a.cleared_at >= {since})
            """).ReadFirst(
                r => new ShiftFigures(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6)), cancellationToken))!;
    }

    private static ShiftHandover Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetInstant(4), reader.GetInstant(5), reader.GetOptional<Guid>(6), reader.GetString(7), reader.GetString(8),
        JsonSerializer.Deserialize<ShiftFigures>(reader.GetString(9), OutboxJson.Options)!, reader.GetText(10), reader.GetOptional<DateTimeOffset>(11));
}
