using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples;
using PrisonOps.Storage.Samples.Chunks;
using PrisonOps.Storage.Server;

namespace PrisonOps.Tests.Storage.Samples;

/// <summary>
/// Charts against a recount of the polls they are made of: three days with an outage, gaps, infinities, a change of the layout and a late poll,
/// read at every stage from raw rows to hours and days.
/// </summary>
public sealed class ChartTests(EstateFixture estate) : StorageTest(estate), IAsyncLifetime
{
    private const int SecondsAPoll = 120;
    private const int Polls = 3 * 24 * 3600 / SecondsAPoll;
    private static readonly SeriesName Cpu = new("cpu.load", "", "%");
    private static readonly SeriesName In = new("interface.in", "Gi0/1", "bit/s");
    private static readonly SeriesName Out = new("interface.out", "Gi0/1", "bit/s");

    private readonly DateTimeOffset first = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-20), TimeSpan.Zero);
    private readonly Dictionary<SeriesName, List<(DateTimeOffset At, double Value)>> written = new() { [Cpu] = [], [In] = [], [Out] = [] };
    private FakeTimeProvider time = null!;
    private SampleCompaction compaction = null!;

    public async ValueTask InitializeAsync()
    {
        time = new(first.AddDays(3));
        compaction = new(Get<DatabaseConnections>(), Options.Create(new SampleOptions()), time, NullLogger<SampleCompaction>.Instance);
        await Estate.Sql<object>("truncate sample_raw, sample_late, sample_block, sample_chunk");
        await Estate.Sql<object>($"update sample_watermark set settled_to = '{first:u}', closed_to = '{first:u}', objects_to = null");
        await new Housekeeping(Get<DatabaseConnections>(), new DatabaseHealth(time), Options.Create(new SampleOptions()), time, NullLogger<Housekeeping>.Instance)
            .KeepPartitions(Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_chart_is_what_a_recount_of_its_polls_gives_at_every_stage_of_settling()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await WriteThreeDays(device.Id);

        await CheckAll(device.Id, "before settling");
        for (int step = 1; (await compaction.Step(Stop)).Work is not CompactionWork.None; step++)
        {
            if (step % 5 == 0) await CheckAll(device.Id, $"after {step} steps");
        }

        await CheckAll(device.Id, "after settling");
        await WriteLate(device.Id);
        await CheckAll(device.Id, "with a late poll");
        // All three days are over then, and the late poll is in their blocks.
        time.Advance(TimeSpan.FromMinutes(20));
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None) Stop.ThrowIfCancellationRequested();
        await CheckAll(device.Id, "after all is settled");
    }

    [Fact]
    [Trait("Clause", "8.5-i.2")]
    public async Task A_window_of_one_minute_eight_days_ago_shows_every_poll_of_fifteen_seconds()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        int layout = await Get<ISampleLayouts>().Resolve([Cpu], Stop);
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        for (int poll = 0; poll < 24 * 60 * 4; poll++) batch.Add(new(device.Id, layout, first.AddSeconds(poll * 15), [poll % 100]));
        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, time.GetUtcNow(), Stop);
        time.SetUtcNow(first.AddDays(9));
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None) Stop.ThrowIfCancellationRequested();
        await new Housekeeping(Get<DatabaseConnections>(), new DatabaseHealth(time), Options.Create(new SampleOptions()), time, NullLogger<Housekeeping>.Instance)
            .KeepPartitions(Stop);

        DateTimeOffset from = first.AddHours(13).AddMinutes(7);
        ImmutableArray<SamplePoint> minute = (await Queries().Read(Only(Estate.Chengdu), device.Id, Cpu.Name, "", from, from.AddMinutes(1), 360, Stop))!.Value;

        Assert.Equal([0, 15, 30, 45], minute.Select(point => (int)(point.At - from).TotalSeconds));
        Assert.All(minute, point => Assert.Equal(1, point.Count));
    }

    [Fact]
    public async Task All_series_of_an_object_with_two_layouts_are_the_same_as_each_alone()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await WriteThreeDays(device.Id);
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None) Stop.ThrowIfCancellationRequested();

        foreach (int points in (int[])[72, 300, 5000])
        {
            ImmutableArray<ObjectSeries> all = await Queries().ReadAll(Only(Estate.Chengdu), [device.Id], first, first.AddDays(3), points, Stop);

            Assert.Equal([Cpu, In, Out], all.Select(series => series.Series).OrderBy(series => series.Name, StringComparer.Ordinal));
            foreach (ObjectSeries series in all) Assert.Equal((await Read(device.Id, series.Series, first, points)).AsEnumerable(), series.Points);
        }
    }

    [Fact]
    public async Task A_poll_that_ends_before_the_last_series_of_its_layout_is_a_gap_in_those_behind_it()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        int layout = await Get<ISampleLayouts>().Resolve([Cpu, In, Out], Stop);
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        for (int poll = 0; poll < 24; poll++)
            batch.Add(new(device.Id, layout, first.AddHours(poll), poll % 4 == 0 ? [poll, double.NaN, poll * 10] : [poll]));
        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, time.GetUtcNow(), Stop);

        await CheckShort(device.Id);
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None) Stop.ThrowIfCancellationRequested();
        await CheckShort(device.Id);
    }

    private async Task CheckShort(Guid device)
    {
        ImmutableArray<ObjectSeries> all = await Queries().ReadAll(Only(Estate.Chengdu), [device], first, first.AddDays(1), 100, Stop);

        Assert.Equal([Cpu, Out], all.Select(series => series.Series).OrderBy(series => series.Name, StringComparer.Ordinal));
        foreach (ObjectSeries series in all) Assert.Equal((await Read(device, series.Series, first, 100)).AsEnumerable(), series.Points);
        Assert.Equal(24, all.Single(series => series.Series == Cpu).Points.Length);
        Assert.Equal([0, 40, 80, 120, 160, 200], all.Single(series => series.Series == Out).Points.Select(point => point.Mean));
    }

    private async Task CheckAll(Guid device, string stage)
    {
        foreach (SeriesName series in written.Keys)
        {
            foreach (TimeSpan length in (TimeSpan[])[TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3)])
            {
                foreach (int points in (int[])[1, 3, 7, 60, 300, 5000])
                {
                    DateTimeOffset from = first.AddDays(3) - length;
                    ImmutableArray<SamplePoint> expected = Recount(series, from, points), read = await Read(device, series, from, points);
                    string what = $"{series.Name} over {length} in {points} points {stage}";
                    Assert.True(expected.Length == read.Length, $"{what}: {read.Length} points, a recount gives {expected.Length}");
                    for (int at = 0; at < read.Length; at++)
                        Assert.True(IsSame(expected[at], read[at]), $"{what}: point {at} is {read[at]}, a recount gives {expected[at]}");
                }
            }
        }
    }

    private static bool IsSame(SamplePoint a, SamplePoint b) =>
        (a.At, a.Min, a.Max, a.Count) == (b.At, b.Min, b.Max, b.Count) && Math.Abs(a.Mean - b.Mean) <= 1e-9 * Math.Abs(a.Mean);

    /// <summary>The definition: polls are rounded to the hour or day that the chart is made of, and where there are more times than points the span is cut evenly.</summary>
    private ImmutableArray<SamplePoint> Recount(SeriesName series, DateTimeOffset from, int points)
    {
        DateTimeOffset to = first.AddDays(3);
        SampleSpan span = SampleSpan.Of(from, to, points, first.AddYears(-1));
        long step = Math.Max(1, BlockNumbers.Step(span.Kind).Ticks);
        (DateTimeOffset At, double Value)[] polls =
            [.. written[series].Where(poll => poll.At >= span.From && poll.At < to).Select(poll => (poll.At.AddTicks(-(poll.At.UtcTicks % step)), poll.Value))];
        bool fits = polls.Select(poll => poll.At).Distinct().Count() <= points;
        double widthUs = (to - span.From).TotalMicroseconds / points;
        return
        [
            .. polls.GroupBy(poll => fits ? poll.At : span.From.AddMicroseconds((long)((long)((poll.At - span.From).TotalMicroseconds / widthUs) * widthUs)))
                .Select(slot => (slot.Key, Values: slot.Select(poll => poll.Value).Where(double.IsFinite).ToArray()))
                .Where(slot => slot.Values.Length > 0).OrderBy(slot => slot.Key)
                .Select(slot => new SamplePoint(slot.Key, slot.Values.Min(), slot.Values.Average(), slot.Values.Max(), slot.Values.Length)),
        ];
    }

    /// <summary>From noon of the second day on the device has one more port, and its processor stands elsewhere in the layout.</summary>
    private async Task WriteThreeDays(Guid device)
    {
        int before = await Get<ISampleLayouts>().Resolve([Cpu, In], Stop), after = await Get<ISampleLayouts>().Resolve([Out, In, Cpu], Stop);
        Random random = new(11);
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        double octets = 1e9;
        for (int poll = 0; poll < Polls; poll++)
        {
            DateTimeOffset at = first.AddSeconds(poll * SecondsAPoll).AddMilliseconds(random.Next(2000));
            if (at - first.AddHours(30) is { Ticks: > 0, TotalHours: < 5 }) continue;

            double cpu = random.Next(40) switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => random.Next(1000) / 10.0 };
            double input = at.Hour == 3 ? double.NaN : octets += random.Next(1_000_000);
            double output = random.NextDouble() * 1e6;
            bool isAfter = at >= first.AddHours(36);
            batch.Add(isAfter ? new(device, after, at, [output, input, cpu]) : new(device, before, at, [cpu, input]));
            written[Cpu].Add((at, cpu));
            written[In].Add((at, input));
            if (isAfter) written[Out].Add((at, output));
        }

        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, time.GetUtcNow(), Stop);
    }

    private async Task WriteLate(Guid device)
    {
        int layout = await Get<ISampleLayouts>().Resolve([Cpu, In], Stop);
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        DateTimeOffset at = first.AddHours(32);
        batch.Add(new(device, layout, at, [99.5, 5]));
        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, time.GetUtcNow(), Stop);
        written[Cpu].Add((at, 99.5));
        written[In].Add((at, 5));
    }

    private async Task<ImmutableArray<SamplePoint>> Read(Guid device, SeriesName series, DateTimeOffset from, int points) =>
        (await Queries().Read(Only(Estate.Chengdu), device, series.Name, series.Instance, from, first.AddDays(3), points, Stop))!.Value;

    private SampleQueries Queries() => new(Get<ScopedDatabase>(), Options.Create(new SampleOptions()), time, NullLogger<SampleQueries>.Instance);
}
