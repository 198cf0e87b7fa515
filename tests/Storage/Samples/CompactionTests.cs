using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
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

/// <summary>Two days of polls, written by the product's own copy, under a clock that the test moves.</summary>
public sealed class CompactionTests(EstateFixture estate) : StorageTest(estate), IAsyncLifetime
{
    private const int SecondsAPoll = 300;
    private static readonly ImmutableArray<SeriesName> Series = [new("cpu.load", "", "%"), new("interface.in", "Gi0/1", "bit/s"), new("never", "", "")];

    private readonly DateTimeOffset first = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-12), TimeSpan.Zero);
    private readonly RecordedLog<SampleQueries> log = new();
    private FakeTimeProvider time = null!;
    private SampleCompaction compaction = null!;
    private int layout;

    public async ValueTask InitializeAsync()
    {
        time = new(first.AddDays(2));
        compaction = NewCompaction();
        layout = await Get<ISampleLayouts>().Resolve(Series, Stop);
        await Estate.Sql<object>("truncate sample_raw, sample_late, sample_block, sample_chunk");
        await Estate.Sql<object>($"update sample_watermark set settled_to = '{first:u}', closed_to = '{first:u}', objects_to = null");
        await Housekeeping(new()).KeepPartitions(Stop);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_chart_is_the_same_before_within_and_after_the_compaction()
    {
        ObjectConfiguration[] devices = [await Estate.NewSwitch(Estate.Chengdu), await Estate.NewSwitch(Estate.Chengdu), await Estate.NewSwitch(Estate.Chengdu)];
        foreach (ObjectConfiguration device in devices) await Write(device.Id, first, Polls(576));
        ImmutableArray<SamplePoint>[] before = [.. await Task.WhenAll(devices.Select(device => Read(device.Id, first, first.AddDays(2))))];

        // Nothing may be lost or doubled at any step, whichever side of the border an object is on.
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None)
        {
            for (int device = 0; device < devices.Length; device++)
                Assert.Equal(before[device].AsEnumerable(), await Read(devices[device].Id, first, first.AddDays(2)));
        }

        Assert.Equal(576, before[0].Length);
        Assert.Equal(first.AddDays(2).AddHours(-6), await Estate.Sql<DateTime>("select settled_to from sample_watermark"));
        Assert.True(await Estate.Sql<long>("select count(*) from sample_block where points >= 240") > 0);
    }

    [Fact]
    public async Task Hours_and_days_are_what_a_recount_of_the_polls_gives()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(576));
        await Settle();
        ImmutableArray<SamplePoint> polls = await Read(device.Id, first, first.AddDays(1));

        ImmutableArray<SamplePoint> hours = await Read(device.Id, first, first.AddDays(1), points: 24);
        ImmutableArray<SamplePoint> days = await Read(device.Id, first, first.AddDays(1), points: 1);

        Assert.Equal(polls.GroupBy(p => p.At.Hour).Select(Recount), hours);
        Assert.Equal(polls.GroupBy(p => p.At.Day).Select(Recount), days);
        Assert.Equal(1L, await Estate.Sql<long>($"select sum(points) from sample_block where id >= {BlockNumbers.First(BlockKind.Days, 0)}"));
    }

    [Fact]
    public async Task Hours_of_a_day_that_is_not_over_come_from_its_polls()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(576));
        ImmutableArray<SamplePoint> before = await Read(device.Id, first, first.AddDays(2), points: 48);

        do
        {
            Assert.Equal(before.AsEnumerable(), await Read(device.Id, first, first.AddDays(2), points: 48));
            Assert.Equal([288, 288], (await Read(device.Id, first, first.AddDays(2), points: 2)).Select(day => day.Count));
        }
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None);
        Assert.Equal(48, before.Length);
    }

    [Fact]
    public async Task An_object_that_ends_at_noon_has_its_day()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(100));

        await Settle();

        Assert.Equal(1L, await Estate.Sql<long>($"select count(*) from sample_block where id >= {BlockNumbers.First(BlockKind.Days, 0)}"));
        Assert.Equal(100, Assert.Single(await Read(device.Id, first, first.AddDays(1), points: 1)).Count);
    }

    [Fact]
    public async Task A_row_that_comes_late_is_in_the_chart_at_once_and_in_the_blocks_afterwards()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(288));
        await Settle();

        await Write(device.Id, first.AddSeconds(7), [[1000, 1, double.NaN]]);
        // Of the day that is not over yet, whose hours are made from its polls later.
        await Write(device.Id, first.AddDays(1).AddSeconds(7), [[2000, 1, double.NaN]]);

        Assert.Equal(2L, await Estate.Sql<long>("select count(*) from sample_late"));
        Assert.Equal(289, (await Read(device.Id, first, first.AddDays(1))).Length);
        time.Advance(TimeSpan.FromMinutes(20));
        await Settle();
        Assert.Equal(0L, await Estate.Sql<long>("select count(*) from sample_late"));
        Assert.Equal(289, (await Read(device.Id, first, first.AddDays(1))).Length);
        Assert.Equal(1000, (await Read(device.Id, first, first.AddDays(1), points: 24))[0].Max);
        Assert.Equal(289, (await Read(device.Id, first, first.AddDays(1), points: 1))[0].Count);
        time.Advance(TimeSpan.FromHours(8));
        await Settle();
        Assert.Equal([289, 1], (await Read(device.Id, first, first.AddDays(2), points: 2)).Select(day => day.Count));
    }

    [Fact]
    public async Task A_poll_that_comes_twice_counts_once()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(288));
        await Write(device.Id, first, Polls(10));
        await Settle();
        await Write(device.Id, first, Polls(50));
        time.Advance(TimeSpan.FromMinutes(20));
        await Settle();

        Assert.Equal(288, (await Read(device.Id, first, first.AddDays(1))).Length);
        Assert.Equal(288, (await Read(device.Id, first, first.AddDays(1), points: 1))[0].Count);
    }

    [Fact]
    public async Task A_changed_layout_goes_on_in_the_same_chart()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        int other = await Get<ISampleLayouts>().Resolve([Series[1], new("fan.speed", "2", "1/min"), Series[0]], Stop);
        await Write(device.Id, first, Polls(144));
        await Write(device.Id, first.AddHours(12), [.. Polls(144).Select(values => new[] { values[1], 1, values[0] })], other);
        await Settle();

        Assert.Equal(288, (await Read(device.Id, first, first.AddDays(1))).Length);
        ImmutableArray<SeriesName> named = (await Queries().ListSeries(Only(Estate.Chengdu), device.Id, first, first.AddDays(1), Stop))!.Value;
        Assert.Equal(["cpu.load", "fan.speed", "interface.in", "never"], named.Select(s => s.Name));
    }

    [Fact]
    public async Task All_series_at_once_are_the_same_as_each_alone()
    {
        ObjectConfiguration[] devices = [await Estate.NewSwitch(Estate.Chengdu), await Estate.NewSwitch(Estate.Chengdu)];
        foreach (ObjectConfiguration device in devices) await Write(device.Id, first, Polls(576));
        await Settle();

        ImmutableArray<ObjectSeries> all = await Queries().ReadAll(Only(Estate.Chengdu), [.. devices.Select(d => d.Id)], first, first.AddDays(2), 1000, Stop);

        Assert.Equal(4, all.Length);
        foreach (ObjectSeries series in all)
            Assert.Equal(series.Points.AsEnumerable(), await Read(series.ObjectId, first, first.AddDays(2), 1000, series.Series));
    }

    [Fact]
    public async Task An_operator_of_another_prison_reads_nothing()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(576));
        await Settle();

        Assert.Null(await Queries().Read(Only(Estate.Mianyang), device.Id, "cpu.load", "", first, first.AddDays(2), 100, Stop));
        Assert.Null(await Queries().ListSeries(Only(Estate.Mianyang), device.Id, first, first.AddDays(2), Stop));
        Assert.Empty(await Queries().ReadAll(Only(Estate.Mianyang), [device.Id], first, first.AddDays(2), 100, Stop));
        foreach (string door in (string[])["sample_layouts(array[$1], now() - interval '1 year', now())",
            "sample_chunks(0, array[$1], null, null, now() - interval '1 year', now())", "sample_chunks(1, array[$1], null, null, now() - interval '1 year', now())",
            "sample_chunks(0, array[$1], 'cpu.load', '', now() - interval '1 year', now())"])
        {
            long rows = await Get<ScopedDatabase>().InScope(
                Only(Estate.Mianyang), c => c.Statement($"select count(*) from {door}", SqlStatements.Value(device.Id)).ReadValue<long>(Stop), Stop);
            Assert.True(rows == 0, $"{door} gives {rows} rows to another prison");
        }
    }

    [Fact]
    public async Task A_damaged_chunk_is_a_gap_with_a_name()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(576));
        await Settle();
        long block = await Estate.Sql<long>($"select min(id) from sample_block where object_id = '{device.Id}'");
        int points = await Estate.Sql<int>($"select points from sample_block where id = {block}");
        await Estate.Sql<object>($"update sample_chunk set content = set_byte(content, 12, get_byte(content, 12) # 4) where block_id = {block} and place = 1");

        ImmutableArray<SamplePoint> cpu = await Read(device.Id, first, first.AddDays(2));
        ImmutableArray<SamplePoint> input = await Read(device.Id, first, first.AddDays(2), 1000, Series[1]);

        Assert.Equal((576 - points, 576), (cpu.Length, input.Length));
        Assert.Contains(log.Lines, line => line.Contains($"block {block}, place 1", StringComparison.Ordinal) && line.Contains("checksum", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Raw_days_stay_until_they_are_compacted_and_blocks_until_their_time_is_over()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first, Polls(576));
        time.Advance(TimeSpan.FromDays(4));

        await Housekeeping(new()).KeepPartitions(Stop);
        Assert.Equal(576, (await Read(device.Id, first, first.AddDays(2))).Length);

        await Settle();
        await Housekeeping(new()).KeepPartitions(Stop);
        Assert.Equal(0L, await Estate.Sql<long>($"select count(*) from sample_raw where object_id = '{device.Id}'"));
        Assert.Equal(576, (await Read(device.Id, first, first.AddDays(2))).Length);

        time.Advance(TimeSpan.FromDays(30));
        await Housekeeping(new() { ChunkDays = 7 }).KeepPartitions(Stop);
        Assert.Empty(await Read(device.Id, first, first.AddDays(2)));
        Assert.Equal(2, (await Read(device.Id, first, first.AddDays(2), points: 2)).Length);
    }

    [Fact]
    public async Task Rows_that_should_have_been_settled_a_day_ago_are_reported_until_they_are()
    {
        DatabaseHealth health = new(time);
        Housekeeping housekeeping = new(Get<DatabaseConnections>(), health, Options.Create(new SampleOptions()), time, NullLogger<Housekeeping>.Instance);
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await Write(device.Id, first.AddHours(30), Polls(10));

        // The watermark is two days old, but of the first of them there is nothing to settle.
        await housekeeping.KeepPartitions(Stop);
        Assert.Equal(TimeSpan.Zero, health.Current.SettlingBehind);

        time.Advance(TimeSpan.FromDays(1));
        await housekeeping.KeepPartitions(Stop);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.FromHours(73) - SampleCompaction.Window - SampleCompaction.Grace, health.Current.SettlingBehind);

        await Settle();
        await housekeeping.KeepPartitions(Stop);
        Assert.Equal(TimeSpan.Zero, health.Current.SettlingBehind);
    }

    [Fact]
    public async Task A_writer_that_began_before_the_border_moved_is_waited_for()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        await using Npgsql.NpgsqlConnection writer = await Get<DatabaseConnections>().Grid.OpenConnectionAsync(Stop);
        await using Npgsql.NpgsqlTransaction writing = await writer.BeginTransactionAsync(Stop);
        await writer.Statement($"select pg_advisory_xact_lock_shared({SampleWatermark.Lock})").Run(Stop);

        Task<CompactionStep> closing = compaction.Step(Stop);
        await writer.Statement(
            "insert into sample_raw values ($1, $2, $3, '{5,5,5}')", SqlStatements.Value(device.Id), SqlStatements.Value(layout), SqlStatements.Value(first)).Run(Stop);
        Assert.False(closing.IsCompleted);
        await writing.CommitAsync(Stop);

        Assert.Equal(CompactionWork.Closed, (await closing).Work);
        await Settle();
        Assert.Equal(5, Assert.Single(await Read(device.Id, first, first.AddDays(1))).Mean);
    }

    [Fact]
    public async Task No_step_takes_more_than_its_bound_in_hand()
    {
        const int Width = 400;
        int wide = await Get<ISampleLayouts>().Resolve([.. Enumerable.Range(0, Width).Select(n => new SeriesName("wide.value", $"{n}", ""))], Stop);
        Random random = new(3);
        for (int device = 0; device < 12; device++)
        {
            double[][] polls = [.. Enumerable.Range(0, 288).Select(_ => Enumerable.Range(0, Width).Select(_ => (double)random.Next(1000)).ToArray())];
            await Write(Guid.CreateVersion7(), first, polls, wide);
        }

        (int rows, TimeSpan longest) = (0, TimeSpan.Zero);
        for (CompactionStep step = new(CompactionWork.Closed, 0); step.Work is not CompactionWork.None; rows += step.Rows)
        {
            long begun = TimeProvider.System.GetTimestamp();
            step = await compaction.Step(Stop);
            TimeSpan taken = TimeProvider.System.GetElapsedTime(begun);
            longest = taken > longest ? taken : longest;
            Assert.InRange(step.Rows * Width, 0, SampleCompaction.ValuesMax);
        }

        Assert.Equal(12 * 288, rows);
        Assert.True(longest < TimeSpan.FromSeconds(10), $"A step took {longest.TotalMilliseconds:F0} ms.");
    }

    [Fact]
    public async Task Two_processes_take_turns()
    {
        await using Npgsql.NpgsqlConnection other = await Get<DatabaseConnections>().Grid.OpenConnectionAsync(Stop);
        await using Npgsql.NpgsqlTransaction holding = await other.BeginTransactionAsync(Stop);
        await other.Statement("select pg_advisory_xact_lock(hashtext('prisonops.sample_compaction'))").Run(Stop);

        Assert.Equal(CompactionWork.Elsewhere, (await compaction.Step(Stop)).Work);

        await holding.RollbackAsync(Stop);
        Assert.Equal(CompactionWork.Closed, (await compaction.Step(Stop)).Work);
    }

    [Theory]
    [InlineData(BlockKind.Polls)]
    [InlineData(BlockKind.Hours)]
    [InlineData(BlockKind.Days)]
    internal async Task Blocks_have_the_same_numbers_in_SQL(BlockKind kind)
    {
        foreach (DateTimeOffset at in (DateTimeOffset[])[first, new(2026, 11, 22, 23, 59, 59, TimeSpan.Zero), new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)])
        {
            Assert.Equal(
                BlockNumbers.First(kind, BlockNumbers.Period(kind, at)), await Estate.Sql<long>($"select sample_block_first({(int)kind}, '{at:yyyy-MM-dd HH:mm:ss}+00')"));
        }
    }

    private static SamplePoint Recount(IEnumerable<SamplePoint> polls)
    {
        SamplePoint[] all = [.. polls];
        DateTimeOffset at = all[0].At;
        return new(at, all.Min(p => p.Mean), all.Sum(p => p.Mean) / all.Length, all.Max(p => p.Mean), all.Length);
    }

    private static double[][] Polls(int count)
    {
        Random random = new(5);
        double octets = 1e9;
        return [.. Enumerable.Range(0, count).Select(_ => new[] { random.Next(1000) / 8.0, octets += random.Next(1_000_000), double.NaN })];
    }

    private async Task Write(Guid device, DateTimeOffset from, double[][] polls, int? other = null)
    {
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        for (int poll = 0; poll < polls.Length; poll++) batch.Add(new(device, other ?? layout, from.AddSeconds(poll * SecondsAPoll), polls[poll]));
        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, time.GetUtcNow(), Stop);
    }

    private async Task Settle()
    {
        while ((await compaction.Step(Stop)).Work is not CompactionWork.None) Stop.ThrowIfCancellationRequested();
    }

    private async Task<ImmutableArray<SamplePoint>> Read(Guid device, DateTimeOffset from, DateTimeOffset to, int points = 1000, SeriesName? series = null) =>
        (await Queries().Read(Only(Estate.Chengdu), device, series?.Name ?? "cpu.load", series?.Instance ?? "", from, to, points, Stop))!.Value;

    private SampleQueries Queries() => new(Get<ScopedDatabase>(), Options.Create(new SampleOptions()), time, log);

    private SampleCompaction NewCompaction() =>
        new(Get<DatabaseConnections>(), Options.Create(new SampleOptions()), time, NullLogger<SampleCompaction>.Instance);

    private Housekeeping Housekeeping(SampleOptions options) =>
        new(Get<DatabaseConnections>(), new DatabaseHealth(time), Options.Create(options), time, NullLogger<Housekeeping>.Instance);

    private sealed class RecordedLog<T> : ILogger<T>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
