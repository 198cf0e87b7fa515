using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports.Health;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Server;

namespace PrisonOps.Tests.Storage.Server;

/// <summary>Servers of their own, because they are killed.</summary>
public sealed class PrivateServerTests : IDisposable
{
    private readonly DatabaseOptions options = new()
    {
        DataFolder = Path.Combine(Path.GetTempPath(), $"prisonops-server-{Guid.NewGuid():N}"), SharedBuffersMib = 32, PoolSizeMax = 4,
        ProbePeriod = TimeSpan.FromMilliseconds(100),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_server_is_started_again_and_loses_nothing_that_was_acknowledged()
    {
        DatabaseHealth health = new(TimeProvider.System);
        await using DatabaseConnections connections = Connect();
        using ServerSupervisor supervisor = NewSupervisor(connections, health);
        await supervisor.StartAsync(Stop);
        long acknowledged = -1;
        TaskCompletionSource midway = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task writing = WriteUntilLost(connections, n =>
        {
            acknowledged = n;
            if (n == 100) midway.TrySetResult();
        });
        await midway.Task.WaitAsync(Stop);

        KillServer();
        await writing;
        await WaitFor(() => health.Current.State == DatabaseState.Lost);
        await WaitFor(() => health.Current.State == DatabaseState.Ready);

        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(Stop);
        long stored = await connection.Statement("select max(position) from consumer_cursor").ReadValue<long>(Stop);
        Assert.InRange(stored, acknowledged, acknowledged + 1);
        await supervisor.StopAsync(Stop);
    }

    [Fact]
    public async Task A_running_server_is_adopted()
    {
        PrivateServer first = NewServer();
        await first.Start(Stop);
        string postmaster = ReadPostmaster();

        await NewServer().Start(Stop);

        Assert.Equal(postmaster, ReadPostmaster());
        first.Stop();
    }

    [Fact]
    public async Task A_folder_of_another_version_is_named_with_both_versions()
    {
        PrivateServer server = NewServer();
        Directory.CreateDirectory(server.Folder);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "PG_VERSION"), "9\n", Stop);

        DatabaseException refused = await Assert.ThrowsAsync<DatabaseException>(() => server.Start(Stop));

        Assert.Contains("made by PostgreSQL 9", refused.Message, StringComparison.Ordinal);
        Assert.Contains("are version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_product_in_the_folder_is_refused_by_process_id()
    {
        using FolderLock held = FolderLock.Take(options.DataFolder);

        DatabaseException refused = Assert.Throws<DatabaseException>(() => FolderLock.Take(options.DataFolder));

        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_socket_path_stays_short_however_deep_the_data_folder_is()
    {
        DatabaseOptions deep = new() { DataFolder = "/" + string.Join('/', Enumerable.Repeat("a-rather-long-folder-name", 20)) };

        Assert.InRange(Path.Combine(SocketFolder.PathFor(deep), ".s.PGSQL.5432").Length, 1, 107);
    }

    [Theory]
    [InlineData(1L << 30, 20L << 30, true)]
    [InlineData(3L << 30, 100L << 30, true)]
    [InlineData(3L << 30, 40L << 30, false)]
    public void A_disk_is_low_below_five_percent_or_two_gibibytes(long free, long total, bool low) => Assert.Equal(low, new DiskSpace(free, total).IsLow);

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(PostmasterPath)) NewServer().Stop();
        if (Directory.Exists(SocketFolder.PathFor(options))) Directory.Delete(SocketFolder.PathFor(options), true);
        if (Directory.Exists(options.DataFolder)) Directory.Delete(options.DataFolder, true);
    }

    private string PostmasterPath => Path.Combine(options.DataFolder, "postgres", "postmaster.pid");

    private string ReadPostmaster() => File.ReadLines(PostmasterPath).First();

    private PrivateServer NewServer() => new(Options.Create(options), TimeProvider.System, NullLogger<PrivateServer>.Instance);

    private DatabaseConnections Connect() => new(Options.Create(options), NullLoggerFactory.Instance);

    private ServerSupervisor NewSupervisor(DatabaseConnections connections, DatabaseHealth health) => new(
        NewServer(), connections, new(connections, TimeProvider.System, NullLogger<Migrator>.Instance), health, Options.Create(options), TimeProvider.System,
        NullLogger<ServerSupervisor>.Instance);

    /// <summary>The postmaster and its children at once, as when the machine's memory killer strikes.</summary>
    private void KillServer()
    {
        using Process postmaster = Process.GetProcessById(int.Parse(ReadPostmaster(), CultureInfo.InvariantCulture));
        postmaster.Kill(entireProcessTree: true);
    }

    private static async Task WriteUntilLost(DatabaseConnections connections, Action<long> acknowledged)
    {
        try
        {
            await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(Stop);
            for (long n = 0; ; n++)
            {
                await connection.Statement(
                    "insert into consumer_cursor values ($1, $2, now())", SqlStatements.Value(n.ToString(CultureInfo.InvariantCulture)), SqlStatements.Value(n)).Run(Stop);
                acknowledged(n);
            }
        }
        catch (NpgsqlException)
        {
            // The kill: what was acknowledged until now must be there afterwards.
        }
    }

    private static async Task WaitFor(Func<bool> condition)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!condition()) await timer.WaitForNextTickAsync(limit.Token);
    }
}
