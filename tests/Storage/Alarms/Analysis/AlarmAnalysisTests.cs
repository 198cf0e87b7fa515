using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Alarms.Analysis;

/// <summary>The figures of the database against the same counted by hand, alarm by alarm, in another language.</summary>
[Trait("Clause", "8.3.11.1-a.2")]
public sealed class AlarmAnalysisTests(CountedEstate estate) : IClassFixture<CountedEstate>
{
    private const string Zone = "Asia/Shanghai";

    private static readonly AlarmSelection All = new(CountedEstate.Begin, CountedEstate.End, null, [], Zone);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IAlarmAnalysis Analysis => estate.Get<IAlarmAnalysis>();

    private static readonly string[] Vendors = ["", "H3C", "华为", "海康威视"];

    public static TheoryData<string> Combinations =>
    [
        "", "Class", "Vendor", "Model", "Region", "Prison", "System", "Type", "Severity", "Hour", "Day", "Week", "Month",
        "Vendor Prison", "Class Vendor Week", "Region System Day", "Type Severity Month",
    ];

    [Theory]
    [MemberData(nameof(Combinations))]
    [Trait("Clause", "8.3.11.1-b.1")]
    [Trait("Clause", "8.3.11.1-b.2")]
    [Trait("Clause", "8.3.11.1-b.3")]
    [Trait("Clause", "8.3.11.1-b.4")]
    [Trait("Clause", "8.3.11.1-b.5")]
    public async Task A_pivot_of_up_to_three_dimensions_equals_a_count_by_hand(string combination)
    {
        AlarmDimension[] dimensions = [.. combination.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AlarmDimension>)];
        AlarmPivot pivot = await Analysis.Count(UnitScope.Everything, All, [.. dimensions], Stop);

        Same(Figures(estate.Within(All)), pivot.Total);
        (string Key, AlarmFigures Figures)[] byHand = [.. estate.Within(All)
            .GroupBy(alarm => string.Join('|', dimensions.Select(dimension => estate.ValueOf(alarm, dimension))))
            .Select(group => (group.Key, Figures(group)))];
        Assert.Equal(dimensions.Length == 0 ? 0 : byHand.Length, pivot.Cells.Length);
        Assert.Equal(pivot.Cells.OrderByDescending(cell => cell.Figures.Alarms).Select(cell => cell.Figures.Alarms), pivot.Cells.Select(cell => cell.Figures.Alarms));
        foreach (AlarmPivotCell cell in pivot.Cells) Same(byHand.Single(group => group.Key == string.Join('|', cell.Key)).Figures, cell.Figures);
    }

    [Fact]
    public async Task A_number_that_is_drilled_into_keeps_its_figures_and_lists_its_alarms()
    {
        AlarmDimension[] dimensions = [AlarmDimension.Vendor, AlarmDimension.Day, AlarmDimension.Severity];
        AlarmPivotCell most = (await Analysis.Count(UnitScope.Everything, All, [.. dimensions], Stop)).Cells[0];
        AlarmSelection inside = All with { Where = [.. dimensions.Zip(most.Key, (dimension, value) => new AlarmDimensionValue(dimension, value))] };

        Assert.Equal(most.Figures, (await Analysis.Count(UnitScope.Everything, inside, [], Stop)).Total);
        Page<AlarmListItem> listed = await Analysis.List(UnitScope.Everything, inside, null, 500, Stop);
        Assert.Equal(most.Figures.Alarms, listed.Total);
        Assert.All(listed.Rows, item => Assert.Equal(most.Key, dimensions.Select(dimension => estate.ValueOf(item.Alarm, dimension))));
        Assert.Equal(listed.Rows.OrderByDescending(item => item.Alarm.OpenedAt).Select(item => item.Alarm.Id), listed.Rows.Select(item => item.Alarm.Id));
    }

    [Fact]
    public async Task Pages_of_the_list_hold_every_alarm_once()
    {
        List<Guid> seen = [];
        string? after = null;
        do
        {
            Page<AlarmListItem> page = await Analysis.List(UnitScope.Everything, All, after, 97, Stop);
            seen.AddRange(page.Rows.Select(item => item.Alarm.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(estate.Within(All).Select(alarm => alarm.Id).Order(), seen.Order());
    }

    [Fact]
    public async Task Nobody_counts_or_lists_what_is_out_of_scope()
    {
        UnitScope chengdu = new(false, [], [estate.Chengdu.Id], []);
        AlarmPivot pivot = await Analysis.Count(chengdu, All, [AlarmDimension.Prison], Stop);

        Assert.Equal([estate.Chengdu.Id.ToString(CultureInfo.InvariantCulture)], pivot.Cells.Select(cell => cell.Key[0]));
        Same(Figures(estate.Within(All).Where(alarm => alarm.Place.Prison == estate.Chengdu.Id)), pivot.Total);
        Assert.Equal(0, (await Analysis.Count(chengdu, All with { UnitId = estate.Changsha.Id }, [], Stop)).Total.Alarms);
        Assert.Equal(0, (await Analysis.Count(chengdu, All with { Where = [new(AlarmDimension.Prison, $"{estate.Changsha.Id}")] }, [], Stop)).Total.Alarms);
        Assert.Empty((await Analysis.List(chengdu, All with { UnitId = estate.Changsha.Id }, null, 100, Stop)).Rows);
        Assert.Equal(0, (await Analysis.Count(UnitScope.None, All, [], Stop)).Total.Alarms);
    }

    [Fact]
    public async Task What_a_person_says_of_the_vendor_goes_before_what_the_device_says()
    {
        AlarmPivot pivot = await Analysis.Count(UnitScope.Everything, All, [AlarmDimension.Vendor], Stop);

        Assert.Equal(Vendors, pivot.Cells.Select(cell => cell.Key[0]).Order(StringComparer.Ordinal));
    }

    private AlarmFigures Figures(IEnumerable<AlarmRow> given)
    {
        AlarmRow[] alarms = [.. given];
        double[] acknowledged = [.. alarms.Where(ByPerson).Select(alarm => (alarm.AcknowledgedAt!.Value - alarm.OpenedAt).TotalSeconds).Order()];
        double[] cleared = [.. alarms.Where(alarm => alarm.ClearedAt is not null).Select(alarm => (alarm.ClearedAt!.Value - alarm.OpenedAt).TotalSeconds).Order()];
        return new(
            alarms.Length, alarms.Sum(alarm => alarm.Count), alarms.Count(alarm => alarm.ClearedAt is null), acknowledged.Length, cleared.Length,
            alarms.Count(estate.IsRepeat), alarms.Count(alarm => alarm.Life.FalseAlarm is not null),
            Mean(acknowledged), Median(acknowledged), Mean(cleared), Median(cleared));
    }

    private static bool ByPerson(AlarmRow alarm) => alarm.AcknowledgedAt is not null && !alarm.AcknowledgedBy!.StartsWith("auto:", StringComparison.Ordinal);

    private static TimeSpan? Mean(double[] seconds) => seconds.Length == 0 ? null : TimeSpan.FromSeconds(seconds.Average());

    private static TimeSpan? Median(double[] ordered) => ordered.Length == 0
        ? null
        : TimeSpan.FromSeconds((ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2);

    private static void Same(AlarmFigures byHand, AlarmFigures counted)
    {
        Assert.Equal(Rounded(byHand), Rounded(counted));

        static AlarmFigures Rounded(AlarmFigures figures) => figures with
        {
            ToAcknowledgeMean = Second(figures.ToAcknowledgeMean), ToAcknowledgeMedian = Second(figures.ToAcknowledgeMedian),
            ToClearMean = Second(figures.ToClearMean), ToClearMedian = Second(figures.ToClearMedian),
        };

        static TimeSpan? Second(TimeSpan? span) => span is { } known ? TimeSpan.FromSeconds(Math.Round(known.TotalSeconds, 3)) : null;
    }
}
