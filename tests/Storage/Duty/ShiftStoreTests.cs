using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Duty;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Duty;

public sealed class ShiftStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly Actor Next = new(Guid.Parse("01920000-0000-7000-8000-000000000002"), "接班员", "127.0.0.2");

    private IShiftStore Shifts => Get<IShiftStore>();

    private IAlarmViewStore Views => Get<IAlarmViewStore>();

    [Fact]
    public async Task The_figures_of_a_shift_count_what_happened_in_it_and_what_it_leaves()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        DateTimeOffset now = TimeProvider.System.GetUtcNow(), begin = now.AddHours(-8);
        AlarmRow Row(string type, AlarmSeverity severity, double hoursAgo, double? clearedHoursAgo = null, string? by = null) => Alarms.Alarms.New(device, type, severity) with
        {
            OpenedAt = now.AddHours(-hoursAgo), FirstAt = now.AddHours(-hoursAgo), LastAt = now.AddHours(-hoursAgo),
            ClearedAt = clearedHoursAgo is { } ago ? now.AddHours(-ago) : null,
            AcknowledgedAt = by is null ? null : now.AddHours(-Math.Min(hoursAgo, 6)), AcknowledgedBy = by,
            State = clearedHoursAgo is not null ? AlarmState.Normal : by is null ? AlarmState.Unacknowledged : AlarmState.Acknowledged,
        };
        AlarmRow[] rows =
        [
            Row("a", AlarmSeverity.Critical, 20, 10), Row("b", AlarmSeverity.Critical, 20, 3, "值班员"), Row("c", AlarmSeverity.Major, 20, null, "auto:夜间"),
            Row("d", AlarmSeverity.Critical, 2), Row("e", AlarmSeverity.Minor, 5, 4), Row("f", AlarmSeverity.Major, 1) with { State = AlarmState.Shelved },
        ];
        await Get<IAlarmStore>().Commit(device.Place.Unit, [.. rows.Select(Alarms.Alarms.Opened)], Stop);

        ShiftFigures figures = (await Shifts.Count(Only(Estate.Sichuan), Estate.Chengdu.Id, begin, Stop))!;

        Assert.Equal(new(Opened: 3, Acknowledged: 1, Cleared: 2, Open: 2, OpenCritical: 1, OpenMajor: 1, Unacknowledged: 1), figures);
        Assert.Null(await Shifts.Count(Only(Estate.Changsha), Estate.Chengdu.Id, begin, Stop));
    }

    [Fact]
    public async Task A_hand_over_is_kept_as_it_was_said_and_accepted_once_by_somebody_else()
    {
        DateTimeOffset begin = TimeProvider.System.GetUtcNow().AddHours(-8);
        ShiftHandover made = (await Shifts.HandOver(Duty, Only(Estate.Mianyang), Estate.Mianyang.Id, begin, " 3 号交换机风扇已报修 ", Stop)).Value!;

        Assert.Equal(ChangeVerdict.Refused, (await Shifts.Accept(Duty, Only(Estate.Mianyang), made.Id, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await Shifts.Accept(Next, Only(Estate.Chengdu), made.Id, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Done, (await Shifts.Accept(Next, Only(Estate.Mianyang), made.Id, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Done, (await Shifts.Accept(Next, Only(Estate.Mianyang), made.Id, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Conflict, (await Shifts.Accept(Next with { Name = "第三人" }, Only(Estate.Mianyang), made.Id, Stop)).Verdict);

        ShiftHandover read = Assert.Single((await Shifts.List(Only(Estate.Mianyang), Estate.Mianyang.Id, null, 10, Stop)).Rows);
        Assert.Equal(("3 号交换机风扇已报修", Duty.Name, Next.Name), (read.Note, read.Author, read.AcceptedBy));
        Assert.Empty((await Shifts.List(Only(Estate.Chengdu), Estate.Mianyang.Id, null, 10, Stop)).Rows);
    }

    [Theory]
    [InlineData(-8 * 24, "x", "from")]
    [InlineData(1, "x", "from")]
    [InlineData(-8, "  ", "note")]
    public async Task What_no_shift_can_be_is_refused(int beginHours, string note, string field)
    {
        ChangeOutcome<ShiftHandover> refused = await Shifts.HandOver(
            Duty, UnitScope.Everything, Estate.Chengdu.Id, TimeProvider.System.GetUtcNow().AddHours(beginHours), note, Stop);

        Assert.Equal((ChangeVerdict.Refused, field), (refused.Verdict, refused.Field));
    }

    [Fact]
    public async Task A_view_is_changed_by_its_owner_alone_and_shared_within_the_unit()
    {
        AlarmView view = (await Views.Create(Duty, Only(Estate.Chengdu), Estate.Chengdu.Place, new("夜班", "severity=critical&ack=no", true, 20), Stop)).Value!;
        await Views.Create(Duty, Only(Estate.Chengdu), Estate.Chengdu.Place, new("自用", "", false, null), Stop);

        Assert.Equal(["夜班", "自用"], (await Views.List(Only(Estate.Chengdu), Duty.AccountId!.Value, Stop)).Select(own => own.Draft.Name).Order(StringComparer.Ordinal));
        Assert.Equal(view, Assert.Single(await Views.List(Only(Estate.Sichuan), Next.AccountId!.Value, Stop)));
        Assert.Empty(await Views.List(Only(Estate.Changsha), Next.AccountId!.Value, Stop));
        Assert.Equal(ChangeVerdict.NotFound, (await Views.Delete(Next, Only(Estate.Chengdu), view.Id, 1, Stop)).Verdict);
        Assert.Equal("name", (await Views.Create(Duty, Only(Estate.Chengdu), Estate.Chengdu.Place, new(" 夜班 ", "", false, null), Stop)).Field);
        Assert.Equal(2, (await Views.Update(Duty, Only(Estate.Chengdu), view.Id, view.Draft with { Shared = false }, 1, Stop)).Value!.Revision);
        Assert.Equal(ChangeVerdict.Conflict, (await Views.Delete(Duty, Only(Estate.Chengdu), view.Id, 1, Stop)).Verdict);
        Assert.Empty(await Views.List(Only(Estate.Sichuan), Next.AccountId!.Value, Stop));
    }
}
