using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Objects;

public sealed class ObjectStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly ObjectFilter Any = new(null, false, null, [], null, null);

    private IObjectStore Objects => Get<IObjectStore>();

    [Fact]
    public async Task The_same_address_in_another_network_domain_is_another_object()
    {
        ObjectDraft draft = EstateFixture.Switch(Estate.Chengdu, "SAME-1", "10.9.9.9");
        Assert.Equal(ChangeVerdict.Done, (await Objects.Create(Duty, Only(Estate.Chengdu), draft, Stop)).Verdict);

        ChangeOutcome<ObjectConfiguration> same = await Objects.Create(Duty, Only(Estate.Chengdu), draft with { Code = "SAME-2" }, Stop);
        ChangeOutcome<ObjectConfiguration> other = await Objects.Create(
            Duty, Only(Estate.Chengdu), draft with { Code = "SAME-3", NetworkDomain = "security" }, Stop);

        Assert.Equal((ChangeVerdict.Refused, "address", ChangeVerdict.Done), (same.Verdict, same.Field, other.Verdict));
    }

    [Fact]
    public async Task Settings_of_some_hundred_points_are_kept_and_tell_objects_of_one_address_apart()
    {
        string settings = $"{{\"points\": \"{string.Concat(Enumerable.Range(0, 6_000).Select(number => (char)('一' + number)))}\"}}";
        ObjectDraft draft = EstateFixture.Switch(Estate.Chengdu, "BUS-1", "10.7.3.1") with { StreamPath = settings };

        ChangeOutcome<ObjectConfiguration> first = await Objects.Create(Duty, Only(Estate.Chengdu), draft, Stop);
        ChangeOutcome<ObjectConfiguration> same = await Objects.Create(Duty, Only(Estate.Chengdu), draft with { Code = "BUS-2" }, Stop);
        ChangeOutcome<ObjectConfiguration> other = await Objects.Create(Duty, Only(Estate.Chengdu), draft with { Code = "BUS-3", StreamPath = settings + " " }, Stop);
        ChangeOutcome<ObjectConfiguration> beyond = await Objects.Create(Duty, Only(Estate.Chengdu), draft with { Code = "BUS-4", StreamPath = new('x', 32_001) }, Stop);

        Assert.Equal((ChangeVerdict.Done, ChangeVerdict.Refused, ChangeVerdict.Done), (first.Verdict, same.Verdict, other.Verdict));
        Assert.Equal((ChangeVerdict.Refused, "streamPath"), (beyond.Verdict, beyond.Field));
        Assert.Equal(settings, (await Objects.FindConfiguration(Only(Estate.Chengdu), first.Value!.Id, Stop))!.StreamPath);
    }

    [Fact]
    public async Task A_code_is_unique_in_its_unit_and_free_again_after_retirement()
    {
        ObjectConfiguration first = await Estate.NewSwitch(Estate.Chengdu);
        ObjectDraft again = EstateFixture.Switch(Estate.Chengdu, first.Code, "10.8.8.1");
        ChangeOutcome<ObjectConfiguration> taken = await Objects.Create(Duty, Only(Estate.Chengdu), again, Stop);
        Assert.Equal((ChangeVerdict.Refused, "code"), (taken.Verdict, taken.Field));

        Assert.Equal(ChangeVerdict.Done, (await Objects.Retire(Duty, Only(Estate.Chengdu), first.Id, first.Revision, Stop)).Verdict);

        Assert.Equal(ChangeVerdict.Done, (await Objects.Create(Duty, Only(Estate.Chengdu), again, Stop)).Verdict);
        Assert.Null(await Get<IRosterStore>().FindObject(first.Id, Stop));
    }

    [Fact]
    public async Task A_change_on_top_of_an_old_revision_conflicts()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        ObjectDraft draft = EstateFixture.Switch(Estate.Chengdu, device.Code, device.Address, "一");
        await Objects.Update(Duty, Only(Estate.Chengdu), device.Id, draft, device.Revision, Stop);

        ChangeOutcome<ObjectConfiguration> stale = await Objects.Update(Duty, Only(Estate.Chengdu), device.Id, draft with { Name = "二" }, device.Revision, Stop);

        Assert.Equal(ChangeVerdict.Conflict, stale.Verdict);
        Assert.Equal("一", (await Objects.FindConfiguration(Only(Estate.Chengdu), device.Id, Stop))!.Name);
    }

    [Theory]
    [InlineData("", "10.7.0.1", 161, 60, "code")]
    [InlineData("X-1", "not an address", 161, 60, "address")]
    [InlineData("X-1", "10.7.0.1", 70000, 60, "port")]
    [InlineData("X-1", "10.7.0.1", 161, 0, "pollPeriodSeconds")]
    public async Task A_draft_out_of_range_is_refused_by_field(string code, string address, int port, int periodSeconds, string field)
    {
        ObjectDraft draft = EstateFixture.Switch(Estate.Chengdu, code, address) with { Port = port, PollPeriod = TimeSpan.FromSeconds(periodSeconds) };

        Assert.Equal(field, (await Objects.Create(Duty, Only(Estate.Chengdu), draft, Stop)).Field);
    }

    [Theory]
    [InlineData("摄像")]
    [InlineData("像")]
    [InlineData("CAM-")]
    [InlineData("ｃａｍ-０")]
    [InlineData("东门 摄像机")]
    public async Task A_piece_of_a_Chinese_name_finds_the_object(string text)
    {
        ObjectDraft camera = EstateFixture.Switch(Estate.Hunan, $"CAM-0{Guid.NewGuid():N}"[..12], $"10.66.{Random.Shared.Next(250)}.{Random.Shared.Next(250)}", "东门 摄像机");
        ChangeOutcome<ObjectConfiguration> made = await Objects.Create(Duty, Only(Estate.Hunan), camera, Stop);

        Page<ObjectListItem> found = await Objects.List(Only(Estate.Hunan), Any with { Text = text }, ObjectSort.Code, null, 500, Stop);

        Assert.Contains(found.Rows, o => o.Id == made.Value!.Id);
        Assert.Empty((await Objects.List(Only(Estate.Hunan), Any with { Text = "不存在" }, ObjectSort.Code, null, 10, Stop)).Rows);
    }

    [Theory]
    [InlineData(ObjectSort.Code)]
    [InlineData(ObjectSort.Name)]
    [InlineData(ObjectSort.StateWorstFirst)]
    public async Task Pages_meet_every_object_once_in_order(ObjectSort sort)
    {
        for (int number = 0; number < 7; number++) await Estate.NewSwitch(Estate.Mianyang);
        List<ObjectListItem> seen = [];
        string? next = null;
        do
        {
            Page<ObjectListItem> page = await Objects.List(Only(Estate.Mianyang), Any, sort, next, 3, Stop);
            seen.AddRange(page.Rows);
            next = page.Next;
        }
        while (next is not null);

        Page<ObjectListItem> whole = await Objects.List(Only(Estate.Mianyang), Any, sort, null, 500, Stop);
        Assert.Equal(whole.Rows.Select(o => o.Id), seen.Select(o => o.Id));
        Assert.Equal((seen.Count, true), (whole.Total, whole.TotalIsExact));
    }

    [Fact]
    public async Task The_worst_state_comes_first_and_a_state_change_is_told_once()
    {
        ObjectConfiguration calm = await Estate.NewSwitch(Estate.Changsha), faulty = await Estate.NewSwitch(Estate.Changsha);
        long head = await Get<IOutboxReader>().ReadHead(Stop);
        ObjectStateRow fault = new(faulty.Id, faulty.Place, ObjectState.Fault, "device.unreachable", Alarms.Alarms.Noon, Alarms.Alarms.Noon, 5);
        ObjectStateRow normal = new(calm.Id, calm.Place, ObjectState.Normal, null, Alarms.Alarms.Noon, Alarms.Alarms.Noon, 5);
        await Get<IRosterStore>().SaveStates([normal, fault], Stop);
        await Get<IRosterStore>().SaveStates([fault with { LastPollAt = Alarms.Alarms.Noon.AddMinutes(1), Revision = 6 }], Stop);
        await Get<IRosterStore>().SaveStates([fault with { State = ObjectState.Normal, Revision = 4 }], Stop);

        ImmutableArray<ObjectListItem> listed = (await Objects.List(Only(Estate.Changsha), Any, ObjectSort.StateWorstFirst, null, 10, Stop)).Rows;
        Assert.Equal((faulty.Id, ObjectState.Fault, Alarms.Alarms.Noon.AddMinutes(1)), (listed[0].Id, listed[0].State, listed[0].LastPollAt));
        ObjectPayload[] told = [.. (await Told(head, faulty.Id.ToString(), 1)).Where(e => e.Topic == "object")
            .Select(e => JsonSerializer.Deserialize<ObjectPayload>(e.Payload, OutboxJson.Options)!)];
        Assert.Equal([ObjectState.Fault], told.Where(t => t.State.ObjectId == faulty.Id).Select(t => t.State.State));
    }

    [Fact]
    [Trait("Clause", "9.2.2.2-e.1")]
    [Trait("Clause", "9.2.3.2-e.1")]
    [Trait("Clause", "9.2.4.2-e.1")]
    public async Task Each_tier_tells_its_own_objects_from_those_of_the_units_below()
    {
        ObjectConfiguration ministry = await Estate.NewSwitch(Estate.Ministry), province = await Estate.NewSwitch(Estate.Sichuan);
        ObjectConfiguration prison = await Estate.NewSwitch(Estate.Chengdu);
        Guid[] three = [ministry.Id, province.Id, prison.Id];

        Assert.Equal(three, await ListedOf(Estate.Ministry, ownOnly: false, three));
        Assert.Equal([ministry.Id], await ListedOf(Estate.Ministry, ownOnly: true, three));
        Assert.Equal([province.Id, prison.Id], await ListedOf(Estate.Sichuan, ownOnly: false, three));
        Assert.Equal([province.Id], await ListedOf(Estate.Sichuan, ownOnly: true, three));
        Assert.Equal([prison.Id], await ListedOf(Estate.Chengdu, ownOnly: true, three));
    }

    [Fact]
    public async Task A_roster_holds_five_hundred_objects()
    {
        UnitRow unit = Estate.Hunan;
        ImmutableArray<ObjectDraft> drafts = [.. Enumerable.Range(0, 501).Select(n => EstateFixture.Switch(unit, $"BULK-{n:D4}", $"10.50.{n / 250}.{n % 250}") with
        {
            Protocol = MonitoringProtocol.Icmp,
        })];
        Assert.Equal(ChangeVerdict.Done, (await Objects.ImportObjects(Duty, Only(unit), drafts, Stop)).Verdict);

        ImmutableArray<RosterKey> rosters = [.. (await Get<IRosterStore>().ListRosters(Stop)).Where(r => r.Unit == unit.Id && r.Protocol == MonitoringProtocol.Icmp)];
        Assert.Equal([new(unit.Id, MonitoringProtocol.Icmp, 0), new(unit.Id, MonitoringProtocol.Icmp, 1)], rosters);
        Assert.Equal(500, (await Get<IRosterStore>().LoadObjects(rosters[0], Stop)).Length);
    }

    [Fact]
    public async Task One_bad_draft_refuses_the_whole_import_by_name()
    {
        ImmutableArray<ObjectDraft> drafts =
            [EstateFixture.Switch(Estate.Chengdu, "IMP-1", "10.51.0.1"), EstateFixture.Switch(Estate.Chengdu, "IMP-2", "10.51.0.2") with { Port = -1 }];

        ChangeOutcome<ImmutableArray<ObjectConfiguration>> refused = await Objects.ImportObjects(Duty, Only(Estate.Chengdu), drafts, Stop);

        Assert.Equal(ChangeVerdict.Refused, refused.Verdict);
        Assert.Contains("IMP-2", refused.Reason, StringComparison.Ordinal);
        Assert.Empty((await Objects.List(Only(Estate.Chengdu), Any with { Text = "IMP-1" }, ObjectSort.Code, null, 10, Stop)).Rows);
    }

    /// <summary>Which of the given objects the list of a unit holds, in the given order.</summary>
    private async Task<Guid[]> ListedOf(UnitRow unit, bool ownOnly, Guid[] of)
    {
        Page<ObjectListItem> page = await Objects.List(
            UnitScope.Everything, Any with { UnitId = unit.Id, OwnOnly = ownOnly, Text = "SW" }, ObjectSort.Code, null, 500, Stop);
        HashSet<Guid> listed = [.. page.Rows.Select(row => row.Id)];
        return [.. of.Where(listed.Contains)];
    }
}
