using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.People;

/// <summary>Who holds which role where.</summary>
internal sealed class AssignmentCommands(ScopedDatabase scoped, SessionNews sessions, TimeProvider time)
{
    public Task<ChangeOutcome<Assignment>> Assign(
        Actor actor, UnitScope scope, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken)
    {
        if (validTo is { } end && end <= time.GetUtcNow())
            return Task.FromResult(ChangeOutcome.Refused<Assignment>("validTo", Refusals.Passed(end)));
        return scoped.InScope(scope, c => AssignIn(c, actor, accountId, roleCode, unitId, validTo, cancellationToken), cancellationToken);
    }

    public async Task<ChangeOutcome<Assignment>> Revoke(Actor actor, UnitScope scope, Guid assignmentId, CancellationToken cancellationToken)
    {
        (ChangeOutcome<Assignment> outcome, long raised) = await scoped.InScope(scope, c => RevokeIn(c, actor, assignmentId, cancellationToken), cancellationToken);
        sessions.Raise(raised);
        return outcome;
    }

    private async Task<ChangeOutcome<Assignment>> AssignIn(
        NpgsqlConnection connection, Actor actor, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken)
    {
        // Two assignments at once that are forbidden only together must not both find the account without the other.
        await connection.Statement("select pg_advisory_xact_lock(hashtextextended($1, 0))", SqlStatements.Value($"prisonops.account/{accountId}")).Run(cancellationToken);

        (UnitPlace Place, UnitTier Tier)? unit = await connection.Statement(
            "select unit_id, province, prison, tier from unit where id = $1", SqlStatements.Value(unitId))
            .ReadFirst<(UnitPlace, UnitTier)?>(reader => (reader.GetPlace(0), (UnitTier)reader.GetInt16(3)), cancellationToken);
        string? userName = await NameOf(connection, accountId, cancellationToken);
        if (unit is null || userName is null) return ChangeOutcome.NotFound<Assignment>();

        ImmutableArray<RoleRow> roles = await RoleRows.Load(connection, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<Assignment> held = await AssignmentRows.LoadValid(connection, accountId, now, cancellationToken);
        if (Check(roles, roleCode, unit.Value.Tier, [.. held.Where(h => h.Place.Unit == unitId)]) is { } refusal) return refusal;

        Assignment made = new(Guid.CreateVersion7(now), accountId, roleCode, unit.Value.Place, unit.Value.Tier, now, validTo, actor.Name);
        await AssignmentRows.Insert(connection, made, cancellationToken);
        await AuditLines.Write(connection, AuditLines.Change<Assignment>(time, actor, made.Place, "assignment.create", $"{accountId} {userName} {roleCode}", null, made), cancellationToken);
        return ChangeOutcome.Done(made);
    }

    /// <summary>Null for an account that the scope does not reach.</summary>
    private static Task<string?> NameOf(NpgsqlConnection connection, Guid accountId, CancellationToken cancellationToken) =>
        connection.Statement("select user_name from account_in_scope($1)", SqlStatements.Value(accountId)).ReadValue<string>(cancellationToken);

    private static ChangeOutcome<Assignment>? Check(ImmutableArray<RoleRow> roles, string roleCode, UnitTier tier, ImmutableArray<Assignment> heldInUnit)
    {
        if (roles.FirstOrDefault(r => r.Code == roleCode) is not { } role)
            return ChangeOutcome.Refused<Assignment>("roleCode", Refusals.OneOf(roleCode, roles.Select(r => r.Code)));
        if (!role.Tiers.Contains(tier))
            return ChangeOutcome.Refused<Assignment>("roleCode", Refusal.Of(
                "role-tier", "Role '{role}' is not given in a {tier} unit; its tiers are {tiers}.", ("role", roleCode), ("tier", tier), ("tiers", string.Join(", ", role.Tiers))));
        if (heldInUnit.Any(h => h.RoleCode == roleCode))
            return ChangeOutcome.Refused<Assignment>("roleCode", Refusal.Of("role-held", "The account holds role '{role}' in this unit already.", ("role", roleCode)));
        return roles.FirstOrDefault(r => RoleSeparation.Forbids(role, r) && heldInUnit.Any(h => h.RoleCode == r.Code)) is { } other
            ? ChangeOutcome.Refused<Assignment>("roleCode", Refusal.Of(
                "role-separation", "The account holds role '{held}' in this unit; with '{role}' it would be administrator and auditor at once (clause 7.1.9-a.2).",
                ("held", other.Code), ("role", roleCode)))
            : null;
    }

    private async Task<(ChangeOutcome<Assignment> Outcome, long Raised)> RevokeIn(
        NpgsqlConnection connection, Actor actor, Guid assignmentId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Assignment? before = await connection.Statement(
            $"select {AssignmentRows.Columns} from assignment s where s.id = $1 and (s.valid_to is null or s.valid_to > $2) for update",
            SqlStatements.Value(assignmentId), SqlStatements.Value(now)).ReadFirst(AssignmentRows.Read, cancellationToken);
        if (before is null) return (ChangeOutcome.NotFound<Assignment>(), 0);

        await connection.Statement(
            "update assignment set valid_to = $2, revoked_by = $3 where id = $1",
            SqlStatements.Value(assignmentId), SqlStatements.Value(now), SqlStatements.Value(actor.Name)).Run(cancellationToken);
        Assignment after = before with { ValidTo = now };
        string subject = $"{after.AccountId} {await NameOf(connection, after.AccountId, cancellationToken)} {after.RoleCode}";
        await AuditLines.Write(connection, AuditLines.Change(time, actor, after.Place, "assignment.revoke", subject, before, after), cancellationToken);
        long raised = await sessions.Write(connection, after.AccountId, after.Place, new(), cancellationToken);
        return (ChangeOutcome.Done(after), raised);
    }
}
