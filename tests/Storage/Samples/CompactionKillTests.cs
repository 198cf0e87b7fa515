using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples;
using PrisonOps.Storage.Samples.Chunks;
using PrisonOps.Storage.Server;

namespace PrisonOps.Tests.Storage.Samples;

/// <summary>A server of its own, because it is killed in the middle of the compaction, again and again.</summary>
[Trait("Ring", "long")]
public sealed class CompactionKillTests : IDisposable
{
    private const int Kills = 4;
    private const int Objects = 60;
    private const int PollsADay = 1440;

    private readonly DatabaseOptions options = new()
    {
        DataFolder = Path.Combine(Path.GetTempPath(), $"prisonops-killed-{Guid.NewGuid():N}"), SharedBuffersMib = 32, PoolSizeMax = 4,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_killed_in_the_middle_leaves_all_or_nothing_of_a_step()
    {
        DateTimeOffset first = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-4), TimeSpan.Zero);
        FakeTimeProvider time = new(first.AddDays(1).AddHours(1));
        await NewServer().Start(Stop);
        Guid[] objects = [.. Enumerable.Range(0, Objects).Select(_ => Guid.CreateVersion7())];
        await using (DatabaseConnections connections = Connect())
        {
            await new Migrator(connections, TimeProvider.System, NullLogger<Migrator>.Instance).Migrate(Stop);
            await Fill(connections, time, first, objects);
        }

        int broken = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            await using DatabaseConnections connections = Connect();
            Task<bool> running = RunUntilLost(connections, time);
            // The kill falls into any of the statements of a step: the pause differs with every round.
            using (PeriodicTimer pause = new(TimeSpan.FromMilliseconds(15 + (kill * 37)))) await pause.WaitForNextTickAsync(Stop);
            KillServer();
            if (await running) broken++;
            await StartAgain();
            await using DatabaseConnections back = Connect();
            await CheckWhole(back, first, objects);
        }

        Assert.True(broken > 0, "no kill met the compaction at work");
        await using (DatabaseConnections connections = Connect())
        {
            await RunUntilLost(connections, time);
            await CheckWhole(connections, first, objects);
            Assert.Equal(first.AddDays(1), await SettledTo(connections));
        }
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(PostmasterPath)) NewServer().Stop();
        if (Directory.Exists(SocketFolder.PathFor(options))) Directory.Delete(SocketFolder.PathFor(options), true);
        if (Directory.Exists(options.DataFolder)) Directory.Delete(options.DataFolder, true);
    }

    private string PostmasterPath => Path.Combine(options.DataFolder, "postgres", "postmaster.pid");

    private PrivateServer NewServer() => new(Options.Create(options), TimeProvider.System, NullLogger<PrivateServer>.Instance);

    private DatabaseConnections Connect() => new(Options.Create(options), NullLoggerFactory.Instance);

    /// <summary>A killed server's old process may be seen for a moment still, and is no server any more.</summary>
    private async Task StartAgain()
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(200));
        for (int attempt = 0; attempt < 100; attempt++)
        {
            NpgsqlConnection.ClearAllPools();
            try
            {
                await NewServer().Start(Stop);
                return;
            }
            catch (NpgsqlException)
            {
                await timer.WaitForNextTickAsync(Stop);
            }
        }

        Assert.Fail("the killed server did not start again");
    }

    private void KillServer()
    {
        using Process postmaster = Process.GetProcessById(int.Parse(File.ReadLines(PostmasterPath).First(), CultureInfo.InvariantCulture));
        postmaster.Kill(entireProcessTree: true);
    }

    private static async Task Fill(DatabaseConnections connections, FakeTimeProvider time, DateTimeOffset first, Guid[] objects)
    {
        await new Housekeeping(
            connections, new DatabaseHealth(time), Options.Create(new SampleOptions()), time, NullLogger<Housekeeping>.Instance).KeepPartitions(Stop);
        await using NpgsqlConnection owner = await connections.Owner.OpenConnectionAsync(Stop);
        await owner.Statement("update sample_watermark set settled_to = $1, closed_to = $1", SqlStatements.Value(first)).Run(Stop);
        int layout = await new SampleLayouts(connections).Resolve([new SeriesName("poll", "", "")], Stop);
        SampleBatch batch = new(Guid.CreateVersion7(), 0);
        for (int poll = 0; poll < PollsADay; poll++)
        {
            foreach (Guid one in objects) batch.Add(new(one, layout, first.AddMinutes(poll), [poll]));
        }

        await SampleCopy.Commit(connections.Grid, batch, time.GetUtcNow(), Stop);
    }

    /// <summary>True when the server went away under a step.</summary>
    private static async Task<bool> RunUntilLost(DatabaseConnections connections, FakeTimeProvider time)
    {
        SampleCompaction compaction = new(connections, Options.Create(new SampleOptions()), time, NullLogger<SampleCompaction>.Instance);
        try
        {
            while ((await compaction.Step(Stop)).Work is not CompactionWork.None) Stop.ThrowIfCancellationRequested();
            return false;
        }
        catch (NpgsqlException)
        {
            return true;
        }
    }

    /// <summary>Every poll of every object is a raw row above the object's border or a point of a block, and never both.</summary>
    private static async Task CheckWhole(DatabaseConnections connections, DateTimeOffset first, Guid[] objects)
    {
        await using NpgsqlConnection owner = await connections.Owner.OpenConnectionAsync(Stop);
        foreach (Guid one in objects)
        {
            List<long> times = [.. await owner.Statement(
                "select at from sample_raw where object_id = $1 and at >= sample_border($1)", SqlStatements.Value(one))
                .ReadAll(r => (r.GetInstant(0) - first).Ticks / TimeSpan.TicksPerMinute, Stop)];
            foreach ((int points, byte[] content) in await owner.Statement(
                "select points, times from sample_block where object_id = $1 and id < $2", SqlStatements.Value(one),
                SqlStatements.Value(BlockNumbers.First(BlockKind.Hours, 0))).ReadAll(r => (r.GetInt32(0), r.GetFieldValue<byte[]>(1)), Stop))
            {
                long[] decoded = new long[points];
                Assert.Null(ChunkCodec.DecodeTimes(content, decoded));
                times.AddRange(decoded.Select(at => (DateTimeOffset.UnixEpoch.AddMicroseconds(at) - first).Ticks / TimeSpan.TicksPerMinute));
            }

            times.Sort();
            Assert.Equal(Enumerable.Range(0, PollsADay).Select(poll => (long)poll), times);
        }
    }

    private static async Task<DateTimeOffset> SettledTo(DatabaseConnections connections)
    {
        await using NpgsqlConnection grid = await connections.Grid.OpenConnectionAsync(Stop);
        return (await SampleWatermark.Load(grid, Stop)).SettledTo;
    }
}
