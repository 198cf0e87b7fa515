using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples;
using PrisonOps.Storage.Spilling;
using PrisonOps.Storage.Server;

namespace PrisonOps.Tests.Storage.Samples;

public sealed class SampleWriterTests(EstateFixture estate) : StorageTest(estate), IDisposable
{
    private static readonly ImmutableArray<SeriesName> Series = [new("cpu.load", "", "%"), new("interface.in", "Gi0/1", "bit/s")];

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"prisonops-spill-{Guid.NewGuid():N}");
    private readonly DatabaseHealth health = new(TimeProvider.System);

    [Fact]
    public async Task Five_hundred_devices_of_one_model_ask_the_database_for_their_layout_once()
    {
        ImmutableArray<SeriesName> model = [new("cpu.load", $"model-{Guid.NewGuid():N}", "ratio")];

        int[] layouts = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Get<ISampleLayouts>().Resolve(model, Stop)));
        int next = await Get<ISampleLayouts>().Resolve([new("cpu.load", $"model-{Guid.NewGuid():N}", "ratio")], Stop);

        // Every insert takes a number, also one that finds its row there already.
        Assert.Single(layouts.Distinct());
        Assert.InRange(next - layouts[0], 1, 100);
    }

    [Fact]
    public async Task Rows_are_read_back_as_they_were_offered()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        int layout = await Get<ISampleLayouts>().Resolve(Series, Stop);
        DateTimeOffset now = DateTimeOffset.UnixEpoch.AddTicks(TimeProvider.System.GetUtcNow().Ticks - DateTimeOffset.UnixEpoch.Ticks);
        using SampleWriter writer = await NewWriter(Get<DatabaseConnections>());

        Assert.True(writer.Offer(new(device.Id, layout, now.AddSeconds(-60), [12.5, 1e9])));
        Assert.True(writer.Offer(new(device.Id, layout, now, [double.NaN, 2e9])));
        await writer.Flush(Stop);

        ISampleQueries queries = Get<ISampleQueries>();
        Assert.Equal(Series.AsEnumerable(), await queries.ListSeries(Only(Estate.Chengdu), device.Id, now.AddHours(-1), now.AddHours(1), Stop));
        ImmutableArray<SamplePoint> cpu = (await queries.Read(Only(Estate.Chengdu), device.Id, "cpu.load", "", now.AddHours(-1), now.AddHours(1), 100, Stop))!.Value;
        ImmutableArray<SamplePoint> input = (await queries.Read(Only(Estate.Chengdu), device.Id, "interface.in", "Gi0/1", now.AddHours(-1), now.AddHours(1), 100, Stop))!.Value;
        Assert.Equal([12.5], cpu.Select(p => p.Mean));
        Assert.Equal([1e9, 2e9], input.Select(p => p.Mean));
    }

    [Fact]
    public async Task Samples_of_a_sibling_prison_do_not_exist()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        Assert.Null(await Get<ISampleQueries>().ListSeries(Only(Estate.Mianyang), device.Id, now.AddHours(-1), now, Stop));
        Assert.Null(await Get<ISampleQueries>().Read(Only(Estate.Mianyang), device.Id, "cpu.load", "", now.AddHours(-1), now, 10, Stop));
    }

    [Fact]
    public async Task The_same_series_in_the_same_order_are_one_layout()
    {
        int first = await Get<ISampleLayouts>().Resolve(Series, Stop);

        Assert.Equal(first, await new SampleLayouts(Get<DatabaseConnections>()).Resolve(Series, Stop));
        Assert.NotEqual(first, await Get<ISampleLayouts>().Resolve([Series[1], Series[0]], Stop));
    }

    [Fact]
    public async Task Rows_wait_in_the_spill_file_and_come_back_in_order()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        int layout = await Get<ISampleLayouts>().Resolve(Series, Stop);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using (SampleWriter cut = await NewWriter(Unreachable()))
        {
            for (int second = 0; second < 200; second++)
            {
                Assert.True(cut.Offer(new(device.Id, layout, now.AddSeconds(second - 200), [second, 0])));
                if (second % 50 == 49) await cut.Flush(Stop);
            }

            await cut.StopAsync(Stop);
        }

        using SampleWriter back = await NewWriter(Get<DatabaseConnections>());
        Assert.True(back.Offer(new(device.Id, layout, now, [200, 0])));
        await back.Flush(Stop);

        ImmutableArray<SamplePoint> points = (await Get<ISampleQueries>().Read(
            Only(Estate.Chengdu), device.Id, "cpu.load", "", now.AddHours(-1), now.AddHours(1), 1000, Stop))!.Value;
        Assert.Equal(Enumerable.Range(0, 201).Select(n => (double)n), points.Select(p => p.Mean));
        Assert.Equal((201, 0, 0, 0), (health.Current.Samples.Written, health.Current.Samples.Waiting, health.Current.Samples.Spilled, health.Current.Samples.Dropped));
        Assert.Equal(
            Enumerable.Range(0, 201).Select(n => (double)n).ToArray(),
            await Estate.Sql<double[]>($"select array_agg(\"values\"[1] order by ctid) from sample_raw where object_id = '{device.Id}'"));
    }

    [Fact]
    public async Task A_batch_that_was_committed_before_its_answer_was_lost_is_not_written_twice()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        int layout = await Get<ISampleLayouts>().Resolve(Series, Stop);
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        batch.Add(new(device.Id, layout, TimeProvider.System.GetUtcNow(), [1, 2]));
        await MakePartitions();
        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, TimeProvider.System.GetUtcNow(), Stop);

        await SampleCopy.Commit(Get<DatabaseConnections>().Grid, batch, TimeProvider.System.GetUtcNow(), Stop);

        Assert.Equal(1L, await Estate.Sql<long>($"select count(*) from sample_raw where object_id = '{device.Id}'"));
    }

    [Fact]
    public void A_full_spill_file_drops_the_oldest_and_says_how_many()
    {
        using SpillFile spill = new(folder, 20 << 20);
        spill.Open();
        long dropped = 0;
        for (int number = 0; number < 12; number++)
        {
            SampleBatch batch = new(Guid.CreateVersion7(), 0);
            for (int row = 0; row < 300; row++) batch.Add(new(Guid.Empty, number, TimeProvider.System.GetUtcNow(), new double[1000]));
            dropped += spill.Append(batch.Spilled);
        }

        Assert.True(dropped > 0);
        Assert.Equal((12 * 300) - dropped, spill.Rows);
        Assert.InRange(spill.Bytes, 1, 20 << 20);
    }

    [Fact]
    public async Task A_torn_frame_ends_its_segment_and_loses_nothing_before_it()
    {
        using (SpillFile spill = new(folder, 1 << 30))
        {
            spill.Open();
            for (int number = 0; number < 2; number++)
            {
                SampleBatch batch = new(Guid.CreateVersion7(), 0);
                batch.Add(new(Guid.Empty, number, TimeProvider.System.GetUtcNow(), [number]));
                spill.Append(batch.Spilled);
            }
        }

        string path = Assert.Single(Directory.GetFiles(folder));
        await using (FileStream file = new(path, FileMode.Open)) file.SetLength(file.Length - 3);

        using SpillFile reopened = new(folder, 1 << 30);
        reopened.Open();
        Assert.Equal(1, reopened.Rows);
        Assert.NotNull(reopened.Peek());
        reopened.Advance();
        Assert.Null(reopened.Peek());
    }

    [Fact]
    public async Task A_row_of_last_week_is_dropped_and_counted()
    {
        using SampleWriter writer = await NewWriter(Get<DatabaseConnections>());

        Assert.False(writer.Offer(new(Guid.Empty, 1, TimeProvider.System.GetUtcNow().AddDays(-7), [1])));
        await writer.Flush(Stop);

        Assert.Equal(1, health.Current.Samples.Dropped);
    }

    [Fact]
    public async Task A_low_disk_stops_samples()
    {
        using SampleWriter writer = await NewWriter(Get<DatabaseConnections>());
        health.ReportDisk(new(1 << 30, 100L << 30));

        Assert.False(writer.Offer(new(Guid.Empty, 1, TimeProvider.System.GetUtcNow(), [1])));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, true);
    }

    private static DatabaseConnections Unreachable() => new(
        Options.Create(new DatabaseOptions { DataFolder = "/nowhere/prisonops" }), NullLoggerFactory.Instance);

    /// <summary>No hosted service runs here: a test that writes rows makes their partitions itself, whichever of its class comes first.</summary>
    private Task MakePartitions() => new Housekeeping(
        Get<DatabaseConnections>(), health, Options.Create(new SampleOptions()), TimeProvider.System, NullLogger<Housekeeping>.Instance).KeepPartitions(Stop);

    private async Task<SampleWriter> NewWriter(DatabaseConnections connections)
    {
        await MakePartitions();
        SampleWriter writer = new(
            connections, health, Options.Create(new SampleOptions { CommitPeriod = TimeSpan.FromMinutes(1) }),
            Options.Create(new DatabaseOptions { DataFolder = folder }), TimeProvider.System, NullLogger<SampleWriter>.Instance);
        await writer.StartAsync(Stop);
        return writer;
    }
}
