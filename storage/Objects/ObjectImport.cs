using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>Creates many objects as sets: what a first installation brings is thousands.</summary>
internal sealed class ObjectImport(ScopedDatabase scoped, TimeProvider time)
{
    private const int DraftsMax = 5000;

    public async Task<ChangeOutcome<ImmutableArray<ObjectConfiguration>>> Import(
        Actor actor, UnitScope scope, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Length is 0 or > DraftsMax)
            return Refused("drafts", Refusal.Of("import-size", "{given} objects were given; an import has 1 to {max}.", ("given", drafts.Length), ("max", DraftsMax)));
        foreach (ObjectDraft draft in drafts)
        {
            if (ObjectRules.Check(draft) is { } refusal) return Refused(refusal.Field!, refusal.Refusal!.About(draft.Code));
        }

        try
        {
            return await scoped.InScope(scope, c => ImportIn(c, actor, drafts, cancellationToken), cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName is "object_identity" or "object_code")
        {
            return twice.ConstraintName == "object_code"
                ? Refused("code", Refusal.Of("import-same-code", "Two objects would have the same code in one unit: {detail}", ("detail", twice.Detail)))
                : Refused("address", Refusal.Of("import-same-address", "Two objects would have the same address, port and stream path in one network domain: {detail}", ("detail", twice.Detail)));
        }
    }

    private async Task<ChangeOutcome<ImmutableArray<ObjectConfiguration>>> ImportIn(
        NpgsqlConnection connection, Actor actor, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken)
    {
        Dictionary<int, UnitPlace> places = await LoadPlaces(connection, drafts, cancellationToken);
        if (drafts.FirstOrDefault(d => !places.ContainsKey(d.UnitId)) is { } stray)
            return Refused("unitId", Refusal.Of("unit-not-in-scope", "Unit {given} is not in your scope.", ("given", stray.UnitId)).About(stray.Code));
        if (await FindStrangeReference(connection, drafts, cancellationToken) is { } strange)
            return Refused("references", Refusal.Of("import-reference", "{given} is not in your scope.", ("given", strange)));

        List<(ObjectConfiguration Object, int Shard)> rows = new(drafts.Length);
        foreach (IGrouping<(int Unit, MonitoringProtocol Protocol), ObjectDraft> roster in drafts.GroupBy(d => (d.UnitId, d.Protocol)))
        {
            int first = await RosterShards.CountShards(connection, roster.Key.Unit, roster.Key.Protocol, cancellationToken);
            rows.AddRange(roster.Select((draft, n) =>
                (ObjectRows.Make(Guid.CreateVersion7(time.GetUtcNow()), places[draft.UnitId], draft), first + (n / RosterShards.SizeMax))));
        }

        await ObjectRows.Insert(connection, rows, time.GetUtcNow(), cancellationToken);
        foreach (IGrouping<UnitPlace, (ObjectConfiguration Object, int Shard)> unit in rows.GroupBy(r => r.Object.Place))
        {
            await AuditLines.Write(
                connection, AuditLines.Change<string[]>(time, actor, unit.Key, "object.import", $"{unit.Count()} objects", null, [.. unit.Select(r => r.Object.Code)]),
                cancellationToken);
        }

        return ChangeOutcome.Done<ImmutableArray<ObjectConfiguration>>([.. rows.Select(r => r.Object)]);
    }

    private static async Task<Dictionary<int, UnitPlace>> LoadPlaces(NpgsqlConnection connection, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken)
    {
        ImmutableArray<UnitPlace> found = await connection.Statement(
            "select unit_id, province, prison from unit where id = any ($1)", SqlStatements.Value(drafts.Select(d => d.UnitId).Distinct().ToArray()))
            .ReadAll(reader => reader.GetPlace(0), cancellationToken);
        return found.ToDictionary(p => p.Unit);
    }

    private static Task<string?> FindStrangeReference(NpgsqlConnection connection, ImmutableArray<ObjectDraft> drafts, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            select 'Location ' || g.id from unnest($1) g (id) where not exists (select from object o where o.id = g.id and o.retired_at is null)
            union all
            select 'Credential set ' || g.id from unnest($2) g (id) where not exists (select from credential_set s where s.id = g.id)
            limit 1
            """,
            SqlStatements.Value(drafts.Select(d => d.LocationId).OfType<Guid>().Distinct().ToArray()),
            SqlStatements.Value(drafts.Select(d => d.CredentialSetId).OfType<Guid>().Distinct().ToArray())).ReadValue<string>(cancellationToken);

    private static ChangeOutcome<ImmutableArray<ObjectConfiguration>> Refused(string field, Refusal refusal) =>
        ChangeOutcome.Refused<ImmutableArray<ObjectConfiguration>>(field, refusal);
}
