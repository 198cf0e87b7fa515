using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Logs;

namespace PrisonOps.Tests.Storage.Logs;

public sealed class LogStoreTests(EstateFixture estate) : StorageTest(estate), IAsyncLifetime
{
    private readonly LogHousekeeping housekeeping = ActivatorOf(estate);

    private ILogStore Store => Get<ILogStore>();

    private ILogQueries Queries => Get<ILogQueries>();

    public async ValueTask InitializeAsync() => await housekeeping.Keep(Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Clause", "8.1.6-0.4")]
    public async Task Messages_are_found_by_time_object_level_and_a_chinese_text()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Commit([Message(device, "风扇转速过低 fan-2"), Message(device, "all well", LogSeverity.Informational), Message(null, "风扇 of nobody")]);

        Assert.Equal(2, (await List(new() { ObjectId = device.Id })).Length);
        Assert.Equal("风扇转速过低 fan-2", Assert.Single(await List(new() { ObjectId = device.Id, AtLeast = LogSeverity.Error })).Text);
        Assert.Equal(device.Name, Assert.Single(await List(new() { Text = "转速过低" })).ObjectName);
        Assert.Equal(2, (await List(new() { Text = "风扇" })).Length);
        Assert.Empty(await List(new() { Text = "风扇", To = TimeProvider.System.GetUtcNow().AddHours(-1) }));
    }

    [Fact]
    [Trait("Clause", "8.1.1-0.4")]
    public async Task Nobody_sees_the_messages_of_another_prison_and_of_unknown_sources_only_the_top_does()
    {
        ObjectConfiguration theirs = await Estate.NewSwitch(Estate.Changsha), ours = await Estate.NewSwitch(Estate.Mianyang);
        await Commit([Message(theirs, "beta-text"), Message(ours, "beta-text"), Message(null, "beta-text")]);

        Assert.Equal(3, (await List(new() { Text = "beta-text" })).Length);
        Assert.Equal(ours.Id, Assert.Single(await List(new() { Text = "beta-text" }, Only(Estate.Mianyang))).ObjectId);
        Assert.Equal(ours.Id, Assert.Single(await List(new() { UnitId = Estate.Mianyang.Id, Text = "beta-text" })).ObjectId);
        Assert.Empty(await List(new() { Text = "beta-text" }, UnitScope.None));
    }

    [Fact]
    [Trait("Clause", "8.1.6-0.4")]
    public async Task Following_gives_what_came_later_and_each_message_once()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Commit([Message(device, "before")]);
        long head = await Queries.Head(UnitScope.Everything, Stop);
        await Commit([Message(device, "first"), Message(device, "second")]);

        ImmutableArray<LogListItem> followed = await Queries.Follow(UnitScope.Everything, new() { ObjectId = device.Id }, head, 100, Stop);

        Assert.Equal(["first", "second"], followed.Select(row => row.Text));
        Assert.Empty(await Queries.Follow(UnitScope.Everything, new() { ObjectId = device.Id }, followed[^1].Sequence, 100, Stop));
    }

    [Fact]
    public async Task A_batch_that_comes_again_is_stored_once()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        LogBatch batch = Batch([Message(device, "once")]);

        Assert.True(await Store.Commit(batch, Stop));
        Assert.True(await Store.Commit(batch, Stop));

        Assert.Single(await List(new() { ObjectId = device.Id }));
    }

    [Fact]
    public async Task The_web_can_neither_write_messages_nor_reach_a_day_past_the_policies()
    {
        string day = $"log_message_{TimeProvider.System.GetUtcNow():yyyyMMdd}";
        await using NpgsqlConnection app = await Get<DatabaseConnections>().App.OpenConnectionAsync(Stop);

        foreach (string sql in new[] { $"select * from {day}", "delete from log_message", "select * from pushed_finding" })
        {
            PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => app.Statement(sql).Run(Stop));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task Unmapped_messages_are_counted_by_source_and_key_and_leave_the_list_when_a_rule_is_made()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        LogMessage trap = Message(device, "unknown trap").Message with { Kind = LogKind.Trap, TrapOid = "1.3.6.1.4.1.32473.1.7" };
        UnmappedKey key = new("office", device.Address, LogKind.Trap, trap.TrapOid!);
        for (int i = 0; i < 2; i++) await Store.Commit(Batch([]) with { Unmapped = [new(key, UnmappedReason.NoRule, device.Id, device.Place, 3, trap)] }, Stop);

        UnmappedListItem row = Assert.Single((await Queries.ListUnmapped(Only(Estate.Chengdu), UnmappedReason.NoRule, null, 50, Stop)).Rows, row => row.Key == key);
        Assert.Equal((6L, device.Name, "unknown trap"), (row.Count, row.ObjectName, row.Text));
        Assert.DoesNotContain((await Queries.ListUnmapped(Only(Estate.Changsha), null, null, 50, Stop)).Rows, row => row.Key == key);

        IEventRuleStore rules = Get<IEventRuleStore>();
        EventRuleDraft draft = new(
            Estate.Chengdu.Id, "风扇故障", true, new(LogKind.Trap, [trap.TrapOid!]), EventEffect.Raise, AlarmSeverity.Major, null, TimeSpan.FromHours(1));
        StoredEventRule made = (await rules.Create(Duty, Only(Estate.Chengdu), draft, Stop)).Value!;

        Assert.DoesNotContain((await Queries.ListUnmapped(UnitScope.Everything, null, null, 500, Stop)).Rows, row => row.Key == key);
        Assert.Contains(await rules.LoadAll(Stop), rule => rule.Id == made.Id && rule.Draft.Name == "风扇故障");
        Assert.Equal(ChangeVerdict.NotFound, (await rules.Delete(Duty, Only(Estate.Changsha), made.Id, 1, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Done, (await rules.Delete(Duty, Only(Estate.Chengdu), made.Id, 1, Stop)).Verdict);
    }

    [Fact]
    [Trait("Clause", "8.3.5-b.2")]
    public async Task A_condition_ends_by_a_message_by_its_time_and_by_a_person()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await Change(device, "event.link-down", "7", now, null);
        await Change(device, "event.restart", "", now, now.AddMinutes(5));
        Assert.Equal(2, (await Store.LoadPushed(device.Id, Stop)).Findings.Length);
        Assert.Contains(device.Id, await Store.Settle(now, Stop));

        await Store.Settle(now.AddMinutes(6), Stop);
        Assert.Equal(["event.link-down"], (await Store.LoadPushed(device.Id, Stop)).Findings.Select(finding => finding.Type));

        await Estate.Sql<int>($"""
            insert into alarm (id, object_id, unit_id, province, prison, type, instance, severity, original_severity, first_at, opened_at, last_at, count,
              evidence_hits, evidence_window, evidence_detail, cleared_at, cleared_by, object_revision, revision, state)
            select gen_random_uuid(), id, unit_id, province, prison, 'event.link-down', '7', 2, 2, now(), now(), now(), 1, 0, 0, '', now() + interval '1 second',
              'duty', 1, 2, 1 from object where id = '{device.Id}' returning 1
            """);
        Assert.Empty((await Store.LoadPushed(device.Id, Stop)).Findings);

        await Change(device, "event.link-down", "7", now.AddSeconds(30), null);
        Assert.Single((await Store.LoadPushed(device.Id, Stop)).Findings);
        await Store.Commit(Batch([]) with { Changes = [new(device.Id, "event.link-down", "7", null, null)] }, Stop);
        Assert.Empty((await Store.LoadPushed(device.Id, Stop)).Findings);
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task A_thousand_messages_are_committed_in_one_batch_and_all_of_them_are_there()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Commit([.. Enumerable.Range(0, 1_000).Select(number => Message(device, $"interface {number} changed state"))]);

        string? after = null;
        HashSet<string> found = [];
        do
        {
            Page<LogListItem> page = await Queries.List(UnitScope.Everything, new() { ObjectId = device.Id }, after, 300, Stop);
            found.UnionWith(page.Rows.Select(row => row.Text));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(1_000, found.Count);
    }

    private static LogHousekeeping ActivatorOf(EstateFixture estate) =>
        estate.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<LogHousekeeping>().Single();

    private Task<bool> Commit(StoredLog[] messages) => Store.Commit(Batch(messages), Stop);

    private static LogBatch Batch(StoredLog[] messages) => new(Guid.NewGuid(), [.. messages], [], []);

    private Task<bool> Change(ObjectConfiguration device, string type, string instance, DateTimeOffset at, DateTimeOffset? endsAt) => Store.Commit(
        Batch([]) with { Changes = [new(device.Id, type, instance, new(type, instance, AlarmSeverity.Major, at, FindingEvidence.None), endsAt)] }, Stop);

    private StoredLog Message(ObjectConfiguration? device, string text, LogSeverity severity = LogSeverity.Error) => new(
        new()
        {
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            NetworkDomain = "office",
            Address = device?.Address ?? "192.0.2.200",
            Kind = LogKind.Syslog,
            Facility = 3,
            Severity = severity,
            Host = "host",
            App = "app",
            Text = text,
            Variables = [new("msgid", "1")],
        },
        device?.Id, device?.Place ?? Estate.Ministry.Place, null);

    private async Task<ImmutableArray<LogListItem>> List(LogFilter filter, UnitScope? scope = null) =>
        (await Queries.List(scope ?? UnitScope.Everything, filter, null, 100, Stop)).Rows;
}
