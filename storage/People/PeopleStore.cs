using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.People;

internal sealed class PeopleStore(ScopedDatabase scoped, AssignmentCommands assignments, SessionNews sessions, TimeProvider time) : IPeopleStore, IAccountDirectory
{
    private const int HashesMax = 24;

    public Task<ImmutableArray<RoleRow>> ListRoles(CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, c => RoleRows.Load(c, cancellationToken), cancellationToken);

    public Task<ImmutableArray<Assignment>> LoadAssignments(Guid accountId, DateTimeOffset at, CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, c => AssignmentRows.LoadValid(c, accountId, at, cancellationToken), cancellationToken);

    public Task<Page<AccountListItem>> ListAccounts(UnitScope scope, string? text, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        string? needle = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        string? behind = after is null ? null : KeysetPage.Key(after, 1)[0];
        return scoped.InScope(scope, async c =>
        {
            int counted = await c.Statement(
                "select count(*)::int from account_list($1, null, $2)", SqlStatements.Value(needle), SqlStatements.Value(KeysetPage.CountMax + 1)).ReadValue<int>(cancellationToken);
            ImmutableArray<(AccountListItem Item, string Name)> rows = await c.Statement(
                "select * from account_list($1, $2, $3)", SqlStatements.Value(needle), SqlStatements.Value(behind), SqlStatements.Value(pageSize + 1))
                .ReadAll(reader => (Read(reader), reader.GetString(2)), cancellationToken);
            Page<(AccountListItem Item, string Name)> page = KeysetPage.Of(
                rows, pageSize, row => KeysetPage.Cursor(row.Name), (Math.Min(counted, KeysetPage.CountMax), counted <= KeysetPage.CountMax));
            return new Page<AccountListItem>(
                await WithAssignments(c, [.. page.Rows.Select(r => r.Item)], cancellationToken), page.Next, page.Total, page.TotalIsExact);
        }, cancellationToken);
    }

    public Task<AccountListItem?> FindInScope(UnitScope scope, Guid accountId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            AccountListItem? found = await c.Statement("select * from account_in_scope($1)", SqlStatements.Value(accountId)).ReadFirst(Read, cancellationToken);
            return found is null ? null : (await WithAssignments(c, [found], cancellationToken))[0];
        }, cancellationToken);

    public Task<ImmutableArray<string>> ReadPasswordHashes(Guid accountId, int atMost, CancellationToken cancellationToken) =>
        scoped.InScope(
            UnitScope.None,
            c => c.Statement("select password_hashes_before($1, $2)", SqlStatements.Value(accountId), SqlStatements.Value(Math.Clamp(atMost, 0, HashesMax)))
                .ReadAll(reader => reader.GetString(0), cancellationToken),
            cancellationToken);

    public Task<ChangeOutcome<Assignment>> Assign(
        Actor actor, UnitScope scope, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken) =>
        assignments.Assign(actor, scope, accountId, roleCode, unitId, validTo, cancellationToken);

    public Task<ChangeOutcome<Assignment>> Revoke(Actor actor, UnitScope scope, Guid assignmentId, CancellationToken cancellationToken) =>
        assignments.Revoke(actor, scope, assignmentId, cancellationToken);

    public Task EndSession(Guid accountId, UnitPlace place, string sessionId, DateTimeOffset endsAt, CancellationToken cancellationToken) =>
        sessions.Tell(accountId, place, new(sessionId, endsAt), cancellationToken);

    public Task<bool> AnyAccount(CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, c => c.Statement("select account_exists()").ReadValue<bool>(cancellationToken), cancellationToken);

    public Task<PasswordPolicy> LoadPasswordPolicy(CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, c => LoadPolicy(c, false, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<PasswordPolicy>> SavePasswordPolicy(Actor actor, PasswordPolicy policy, CancellationToken cancellationToken)
    {
        if (PasswordPolicyRules.Check(policy) is { } refusal) return Task.FromResult(refusal);
        return scoped.InScope(UnitScope.None, async c =>
        {
            PasswordPolicy before = await LoadPolicy(c, true, cancellationToken);
            await c.Statement(
                "update password_policy set length_min = $1, classes_min = $2, age_max_days = $3, history_length = $4",
                SqlStatements.Value(policy.LengthMin), SqlStatements.Value(policy.ClassesMin), SqlStatements.Value((int)policy.AgeMax.TotalDays),
                SqlStatements.Value(policy.HistoryLength)).Run(cancellationToken);
            PasswordPolicy after = await LoadPolicy(c, false, cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, default, "password-policy.change", "password-policy", before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    private static async Task<PasswordPolicy> LoadPolicy(NpgsqlConnection connection, bool forUpdate, CancellationToken cancellationToken) =>
        (await connection.Statement($"select length_min, classes_min, age_max_days, history_length from password_policy {(forUpdate ? "for update" : "")}")
            .ReadFirst(r => new PasswordPolicy(r.GetInt32(0), r.GetInt32(1), TimeSpan.FromDays(r.GetInt32(2)), r.GetInt32(3)), cancellationToken))!;

    /// <summary>Only those assignments that the scope covers: what an account is elsewhere is not told.</summary>
    private static async Task<ImmutableArray<AccountListItem>> WithAssignments(
        NpgsqlConnection connection, ImmutableArray<AccountListItem> accounts, CancellationToken cancellationToken)
    {
        ImmutableArray<Assignment> held = await connection.Statement(
            $"select {AssignmentRows.Columns} from assignment s where s.account_id = any ($1) and (s.valid_to is null or s.valid_to > now()) order by s.valid_from, s.id",
            SqlStatements.Value(accounts.Select(a => a.Id).ToArray())).ReadAll(AssignmentRows.Read, cancellationToken);
        ILookup<Guid, Assignment> byAccount = held.ToLookup(a => a.AccountId);
        return [.. accounts.Select(a => a with { Assignments = [.. byAccount[a.Id]] })];
    }

    private static AccountListItem Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetString(3), reader.GetBoolean(4), reader.GetOptional<DateTimeOffset>(5), reader.GetInstant(6), [],
        reader.GetInt64(7));
}
