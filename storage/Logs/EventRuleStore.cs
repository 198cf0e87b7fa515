using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Logs;

internal sealed class EventRuleStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time) : IEventRuleStore
{
    private const int RulesMax = 5_000;

    private const string Insert = """
        insert into event_rule (
          id, unit_id, province, prison, name, enabled, kind, trap_oids, app, prefix, contains, at_least, effect, severity, instance_variable,
          ends_after_ms, changed_by, changed_at, revision)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """;

    private const string Replace = """
        update event_rule set
          name = $5, enabled = $6, kind = $7, trap_oids = $8, app = $9, prefix = $10, contains = $11, at_least = $12, effect = $13, severity = $14,
          instance_variable = $15, ends_after_ms = $16, changed_by = $17, changed_at = $18, revision = $19
        where id = $1 and unit_id = $2 and province = $3 and prison = $4
        """;

    public Task<ImmutableArray<StoredEventRule>> List(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope,
        c => c.Statement($"select {EventRuleColumns.All} from event_rules() r order by r.name, r.id limit {RulesMax}")
            .ReadAll(EventRuleColumns.Read, cancellationToken),
        cancellationToken);

    public async Task<ImmutableArray<StoredEventRule>> LoadAll(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement($"select {EventRuleColumns.All} from event_rule r where r.enabled order by r.id limit {RulesMax}")
            .ReadAll(EventRuleColumns.Read, cancellationToken);
    }

    public Task<ChangeOutcome<StoredEventRule>> Create(Actor actor, UnitScope scope, EventRuleDraft draft, CancellationToken cancellationToken)
    {
        if (EventRuleChecks.Check(draft) is { } refusal) return Task.FromResult(refusal);
        return scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<StoredEventRule>();

            DateTimeOffset now = time.GetUtcNow();
            StoredEventRule made = new(Guid.CreateVersion7(now), place, draft with { Name = draft.Name.Trim() }, actor.Name, now, 1);
            await c.Statement(Insert, EventRuleColumns.Values(made)).Run(cancellationToken);
            await TakeOffUnmapped(c, made, cancellationToken);
            await AuditLines.Write(c, AuditLines.Change<StoredEventRule>(time, actor, place, "logs.rule-create", made.Draft.Name, null, made), cancellationToken);
            return ChangeOutcome.Done(made);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<StoredEventRule>> Update(
        Actor actor, UnitScope scope, Guid ruleId, EventRuleDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (EventRuleChecks.Check(draft) is { } refusal) return Task.FromResult(refusal);
        return scoped.InScope(scope, async c =>
        {
            if (await Lock(c, ruleId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<StoredEventRule>();
            if (before.Revision != revision) return Changed(before, revision);

            StoredEventRule after = before with
            {
                Draft = draft with { Name = draft.Name.Trim(), UnitId = before.Place.Unit }, ChangedBy = actor.Name, ChangedAt = time.GetUtcNow(),
                Revision = revision + 1,
            };
            await c.Statement(Replace, EventRuleColumns.Values(after)).Run(cancellationToken);
            await TakeOffUnmapped(c, after, cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, after.Place, "logs.rule-update", after.Draft.Name, before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<StoredEventRule>> Delete(Actor actor, UnitScope scope, Guid ruleId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await Lock(c, ruleId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<StoredEventRule>();
            if (before.Revision != revision) return Changed(before, revision);

            await c.Statement("delete from event_rule where id = $1", SqlStatements.Value(ruleId)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "logs.rule-delete", before.Draft.Name, before, null), cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    /// <summary>What the rule maps by name alone is no longer unmapped; what it recognises by a text comes back only if a message does not fit.</summary>
    private static Task<int> TakeOffUnmapped(NpgsqlConnection connection, StoredEventRule rule, CancellationToken cancellationToken)
    {
        EventMatch match = rule.Draft.Match;
        SqlFilter where = new SqlFilter().And("u.reason = 3").Of(rule.Place, ownOnly: false, "u");
        where.And($"u.kind = {where.Add((short)match.Kind)}");
        where.And(match.Kind == LogKind.Trap ? $"u.key = any ({where.Add(match.TrapOids.ToArray())})" : $"u.key = {where.Add(match.App ?? "")}");
        return where.Command(connection, $"delete from log_unmapped u where {where.Where}").Run(cancellationToken);
    }

    private static Task<StoredEventRule?> Lock(NpgsqlConnection connection, Guid ruleId, CancellationToken cancellationToken) =>
        connection.Statement($"select {EventRuleColumns.All} from event_rule r where r.id = $1 for update", SqlStatements.Value(ruleId))
            .ReadFirst(EventRuleColumns.Read, cancellationToken);

    private static ChangeOutcome<StoredEventRule> Changed(StoredEventRule stored, long revision) => ChangeOutcome.Conflict<StoredEventRule>(
        $"Rule '{stored.Draft.Name}' has revision {stored.Revision}, not {revision}: somebody changed it first.");
}
