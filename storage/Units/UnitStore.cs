using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Units;

internal sealed class UnitStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time) : IUnitStore
{
    private const string Columns = "u.id, u.parent_id, u.tier, u.unit_id, u.province, u.prison, u.code, u.name_zh, u.name_en, u.revision";

    public async Task<ImmutableArray<UnitRow>> LoadAll(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement($"select {Columns} from unit u order by u.tier, u.code, u.id").ReadAll(Read, cancellationToken);
    }

    public Task<ImmutableArray<UnitRow>> ListInScope(UnitScope scope, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => c.Statement($"select {Columns} from unit_tree() u").ReadAll(Read, cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<UnitRow>> Create(
        Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn, CancellationToken cancellationToken)
    {
        if (UnitRules.Check(tier, parentId, code, nameZh, nameEn) is { } refusal) return refusal;

        try
        {
            return await scoped.InScope(
                scope, c => CreateIn(c, actor, scope, parentId, tier, code.Trim(), nameZh.Trim(), nameEn.Trim(), cancellationToken), cancellationToken);
        }
        catch (PostgresException taken) when (taken.ConstraintName == "unit_code")
        {
            return ChangeOutcome.Refused<UnitRow>("code", Refusal.Of("unit-code-taken", "Unit code '{given}' is taken; a code is unique in the whole tree.", ("given", code)));
        }
        catch (PostgresException second) when (second.ConstraintName == "unit_one_ministry")
        {
            return ChangeOutcome.Refused<UnitRow>("tier", Refusal.Of("unit-second-ministry", "There is a ministry already; an installation has exactly one (clause 9.2.2.1)."));
        }
    }

    public Task<ChangeOutcome<UnitRow>> Rename(
        Actor actor, UnitScope scope, int unitId, string nameZh, string nameEn, long revision, CancellationToken cancellationToken)
    {
        if (UnitRules.CheckNames(nameZh, nameEn) is { } refusal) return Task.FromResult(refusal);

        return scoped.InScope(scope, async c =>
        {
            if (await Find(c, unitId, forUpdate: true, cancellationToken) is not { } before) return ChangeOutcome.NotFound<UnitRow>();
            if (before.Revision != revision)
                return ChangeOutcome.Conflict<UnitRow>($"Unit '{before.Code}' has revision {before.Revision}, not {revision}: somebody changed it first.");

            UnitRow after = before with { NameZh = nameZh.Trim(), NameEn = nameEn.Trim(), Revision = revision + 1 };
            await c.Statement(
                "update unit set name_zh = $2, name_en = $3, revision = $4 where id = $1",
                SqlStatements.Value(unitId), SqlStatements.Value(after.NameZh), SqlStatements.Value(after.NameEn), SqlStatements.Value(after.Revision)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, after.Place, "unit.rename", after.Code, before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    private async Task<ChangeOutcome<UnitRow>> CreateIn(
        NpgsqlConnection connection, Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn,
        CancellationToken cancellationToken)
    {
        UnitRow? parent = parentId is { } id ? await Find(connection, id, forUpdate: false, cancellationToken) : null;
        if (parentId is not null && parent is null) return ChangeOutcome.NotFound<UnitRow>();
        if (UnitRules.CheckParent(tier, parent) is { } refusal) return refusal;

        int unitId = await connection.Statement("select nextval(pg_get_serial_sequence('unit', 'id'))::int").ReadValue<int>(cancellationToken);
        UnitRow made = new(unitId, parentId, tier, UnitRules.PlaceOf(unitId, tier, parent), code, nameZh, nameEn, 1);
        if (!scope.Covers(made.Place)) return ChangeOutcome.NotFound<UnitRow>();

        await connection.Statement(
            "insert into unit (id, parent_id, tier, province, prison, code, name_zh, name_en) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            SqlStatements.Value(unitId), SqlStatements.Value(parentId), SqlStatements.Value((short)tier), SqlStatements.Value(made.Place.Province),
            SqlStatements.Value(made.Place.Prison), SqlStatements.Value(code), SqlStatements.Value(nameZh), SqlStatements.Value(nameEn)).Run(cancellationToken);
        await AuditLines.Write(connection, AuditLines.Change<UnitRow>(time, actor, made.Place, "unit.create", code, null, made), cancellationToken);
        return ChangeOutcome.Done(made);
    }

    private static Task<UnitRow?> Find(NpgsqlConnection connection, int unitId, bool forUpdate, CancellationToken cancellationToken) =>
        connection.Statement($"select {Columns} from unit u where u.id = $1 {(forUpdate ? "for update" : "")}", SqlStatements.Value(unitId))
            .ReadFirst(Read, cancellationToken);

    private static UnitRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt32(0), reader.GetOptional<int>(1), (UnitTier)reader.GetInt16(2), reader.GetPlace(3), reader.GetString(6), reader.GetString(7),
        reader.GetString(8), reader.GetInt64(9));
}
