using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using PrisonOps.Ports;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.People;

public sealed class PeopleStoreTests(EstateFixture estate) : StorageTest(estate), IAsyncLifetime
{
    private static readonly UnitTier[] Everywhere = [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison];

    private IPeopleStore People => Get<IPeopleStore>();

    private IUserStore<Account> Accounts => Get<IUserStore<Account>>();

    public ValueTask InitializeAsync() => new(Get<IRoleCatalog>().Publish(
        [
            new("auditor", RoleClass.Manager, [.. Everywhere], [Permissions.AuditRead], "审计员", "Auditor"),
            new("security-administrator", RoleClass.Manager, [.. Everywhere], [Permissions.AccountWrite], "安全管理员", "Security administrator"),
            new("leader", RoleClass.Manager, [UnitTier.Ministry], [Permissions.AlarmRead], "组长", "Leader"),
        ], Stop));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Clause", "7.1.9-a.2")]
    public async Task An_administrator_cannot_become_auditor_of_the_same_unit()
    {
        Account person = await NewAccount("张三");
        await Assign(person, "security-administrator", Estate.Chengdu);

        ChangeOutcome<Assignment> same = await People.Assign(Duty, UnitScope.Everything, person.Id, "auditor", Estate.Chengdu.Id, null, Stop);
        ChangeOutcome<Assignment> elsewhere = await People.Assign(Duty, UnitScope.Everything, person.Id, "auditor", Estate.Changsha.Id, null, Stop);

        Assert.Equal((ChangeVerdict.Refused, "roleCode"), (same.Verdict, same.Field));
        Assert.Equal(ChangeVerdict.Done, elsewhere.Verdict);
    }

    [Fact]
    [Trait("Clause", "7.1.9-a.2")]
    public async Task Two_forbidden_assignments_at_once_do_not_both_pass()
    {
        Account person = await NewAccount("孙七");

        ChangeOutcome<Assignment>[] both = await Task.WhenAll(
            People.Assign(Duty, UnitScope.Everything, person.Id, "auditor", Estate.Chengdu.Id, null, Stop),
            People.Assign(Duty, UnitScope.Everything, person.Id, "security-administrator", Estate.Chengdu.Id, null, Stop));

        Assert.Equal([ChangeVerdict.Done, ChangeVerdict.Refused], both.Select(b => b.Verdict).Order());
    }

    [Fact]
    public async Task A_role_is_given_only_at_its_tiers()
    {
        Account person = await NewAccount("李四");

        ChangeOutcome<Assignment> low = await People.Assign(Duty, UnitScope.Everything, person.Id, "leader", Estate.Chengdu.Id, null, Stop);

        Assert.Equal(ChangeVerdict.Refused, low.Verdict);
        Assert.Contains("Ministry", low.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_name_is_found_in_any_width_and_case()
    {
        ILookupNormalizer normalizer = Get<ILookupNormalizer>();
        Account person = await NewAccount("值班Admin01");

        Account? found = await Accounts.FindByNameAsync(normalizer.NormalizeName("值班ａｄｍｉｎ０１"), Stop);

        Assert.Equal(person.Id, found?.Id);
    }

    [Fact]
    public async Task A_taken_user_name_is_refused_in_another_width_too()
    {
        await NewAccount("wang01");

        IdentityResult second = await Accounts.CreateAsync(Made("ＷＡＮＧ０１"), Stop);

        Assert.Equal("DuplicateUserName", Assert.Single(second.Errors).Code);
    }

    [Fact]
    public async Task A_change_on_top_of_an_old_row_fails()
    {
        Account person = await NewAccount("赵六");
        Account stale = (await Accounts.FindByIdAsync(person.Id.ToString(), Stop))!;
        person.AccessFailedCount = 3;
        Assert.True((await Accounts.UpdateAsync(person, Stop)).Succeeded);

        stale.AccessFailedCount = 1;

        Assert.Equal("ConcurrencyFailure", Assert.Single((await Accounts.UpdateAsync(stale, Stop)).Errors).Code);
    }

    [Fact]
    public async Task A_new_security_stamp_is_told_to_every_web_process_and_a_wrong_password_is_not()
    {
        Account person = await NewAccount("钱十");
        IOutboxReader outbox = Get<IOutboxReader>();
        long before = await outbox.ReadHead(Stop);

        person.AccessFailedCount = 1;
        await Accounts.UpdateAsync(person, Stop);
        person.SecurityStamp = "another";
        await Accounts.UpdateAsync(person, Stop);
        await People.EndSession(person.Id, person.Home, "session-1", person.PasswordChangedAt, Stop);

        List<OutboxEvent> told = [];
        while (told.Count < 2)
        {
            await outbox.WaitForEvents(before, TimeSpan.FromSeconds(1), Stop);
            told = [.. (await outbox.ReadAfter(before, 100, Stop)).Where(heard => heard.Topic == "session" && heard.Key == person.Id.ToString())];
        }

        Assert.Equal(
            [new SessionPayload(), new SessionPayload("session-1", person.PasswordChangedAt)],
            told.Select(heard => JsonSerializer.Deserialize<SessionPayload>(heard.Payload, OutboxJson.Options)));
    }

    [Fact]
    [Trait("Clause", "7.1.9-i")]
    public async Task A_replaced_password_is_remembered()
    {
        Account person = await NewAccount("周九");
        (person.PasswordHash, person.PasswordChangedAt) = ("second", person.PasswordChangedAt.AddDays(1));
        await Accounts.UpdateAsync(person, Stop);
        (person.PasswordHash, person.PasswordChangedAt) = ("third", person.PasswordChangedAt.AddDays(1));
        await Accounts.UpdateAsync(person, Stop);

        Assert.Equal(["second", "first"], await Get<IAccountDirectory>().ReadPasswordHashes(person.Id, 3, Stop));
    }

    [Fact]
    public async Task An_account_without_a_role_is_seen_only_by_the_administrators_who_made_it()
    {
        Account person = await NewAccount("吴十", Estate.Mianyang.Place);

        Assert.NotNull(await Get<IAccountDirectory>().FindInScope(Only(Estate.Sichuan), person.Id, Stop));
        Assert.Null(await Get<IAccountDirectory>().FindInScope(Only(Estate.Chengdu), person.Id, Stop));
        Assert.DoesNotContain((await People.ListAccounts(Only(Estate.Chengdu), null, null, 100, Stop)).Rows, a => a.Id == person.Id);
    }

    [Fact]
    public async Task What_an_account_is_elsewhere_is_not_told()
    {
        Account person = await NewAccount("郑一");
        await Assign(person, "auditor", Estate.Chengdu);
        await Assign(person, "auditor", Estate.Changsha);

        AccountListItem seen = Assert.Single((await People.ListAccounts(Only(Estate.Chengdu), "郑一", null, 10, Stop)).Rows);

        Assert.Equal([Estate.Chengdu.Id], seen.Assignments.Select(a => a.Place.Unit));
        Assert.Equal(2, (await People.LoadAssignments(person.Id, DateTimeOffset.MaxValue.AddDays(-1), Stop)).Length);
    }

    [Fact]
    public async Task A_revoked_role_ends_at_once_and_is_told()
    {
        Account person = await NewAccount("钱二");
        Assignment held = await Assign(person, "auditor", Estate.Chengdu);
        long head = await Get<IOutboxReader>().ReadHead(Stop);

        ChangeOutcome<Assignment> foreign = await People.Revoke(Duty, Only(Estate.Changsha), held.Id, Stop);
        ChangeOutcome<Assignment> ended = await People.Revoke(Duty, Only(Estate.Chengdu), held.Id, Stop);

        Assert.Equal((ChangeVerdict.NotFound, ChangeVerdict.Done), (foreign.Verdict, ended.Verdict));
        Assert.Empty(await People.LoadAssignments(person.Id, DateTimeOffset.MaxValue.AddDays(-1), Stop));
        Assert.Contains(await Told(head, person.Id.ToString(), 1), e => e.Topic == "session");
    }

    [Fact]
    public async Task A_role_that_holds_both_sides_is_not_published()
    {
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => Get<IRoleCatalog>().Publish(
            [new("all", RoleClass.Platform, [.. Everywhere], [Permissions.AuditRead, Permissions.SystemConfigure], "全部", "All")], Stop));

        Assert.Contains("'all'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "7.1.9-i")]
    public async Task A_password_policy_below_the_norm_is_refused()
    {
        ChangeOutcome<PasswordPolicy> weak = await People.SavePasswordPolicy(Duty, PasswordPolicy.Default with { LengthMin = 7 }, Stop);

        Assert.Equal((ChangeVerdict.Refused, "lengthMin"), (weak.Verdict, weak.Field));
        Assert.Equal(8, (await People.LoadPasswordPolicy(Stop)).LengthMin);
    }

    private async Task<Assignment> Assign(Account person, string role, UnitRow unit)
    {
        ChangeOutcome<Assignment> made = await People.Assign(Duty, UnitScope.Everything, person.Id, role, unit.Id, null, Stop);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        return made.Value!;
    }

    private async Task<Account> NewAccount(string name, UnitPlace home = default)
    {
        Account made = Made(name);
        made.Home = home;
        Assert.True((await Accounts.CreateAsync(made, Stop)).Succeeded);
        return made;
    }

    private Account Made(string name) => new()
    {
        Id = Guid.CreateVersion7(),
        UserName = name,
        NormalizedUserName = Get<ILookupNormalizer>().NormalizeName(name),
        DisplayName = name,
        PasswordHash = "first",
        SecurityStamp = "stamp",
        PasswordChangedAt = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
