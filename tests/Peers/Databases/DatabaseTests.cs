using System.Data.Common;
using System.Diagnostics;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Protocols;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Databases;

/// <summary>What is true of every kind of database: the same names, whoever answers.</summary>
public abstract class DatabaseTests(DatabasePeer peer) : IAsyncLifetime
{
    protected static readonly CredentialSecret Watcher = new("user-password", null, DatabasePeer.Watcher, DatabasePeer.WatcherPassword, null, null, null, null, null);

    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(60);

    /// <summary>The database in which the tests have their table.</summary>
    protected abstract string Table { get; }

    public ValueTask InitializeAsync() => new(peer.Ready());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    [Trait("Clause", "8.1.8-0.2")]
    [Trait("Clause", "8.1.8-0.3")]
    public async Task A_database_says_its_state_under_the_same_names_as_every_other()
    {
        await using var polling = new Polling(Watcher);

        DevicePollResult result = await polling.Ask(Device("""{"engine": "ENGINE", "backup": {"table": "ops.backup_log", "column": "finished_at"}}"""));

        Assert.True(result is { Outcome: DevicePollOutcome.Answered, Detail: "" }, $"{result.Outcome}: {result.Detail}");
        string[] names =
        [
            "database.up", "database.uptime", "database.read-only", "database.connections", "database.sessions-active", "database.connections-max",
            "database.connections-used", "database.sessions-idle-in-transaction", "database.connections-exhausted", "database.commits", "database.rollbacks",
            "database.locks-waiting", "database.longest-lock-wait", "database.long-statements", "database.longest-statement", "database.longest-transaction",
            "database.cache-hit", "database.cache-misses", "database.deadlocks", "database.size", "database.tablespace-size", "database.backup-age",
        ];
        Assert.Empty(names.Except(result.Quantities.Select(quantity => quantity.Name)));
        Assert.InRange(result.Value("database.backup-age", "ops.backup_log") ?? 0, 25_200, 25_800);
        Assert.InRange(result.Value("database.connections-used") ?? -1, 0.001, 0.2);
        Assert.All(result.Quantities.Where(quantity => quantity.Name == "database.cache-hit"), quantity => Assert.InRange(quantity.Value, 0, 1));
        Assert.True(result.Quantities.Where(quantity => quantity.Name == "database.size").Max(quantity => quantity.Value) > 10_000);
        Assert.Equal("database", result.Identity!.Kind);
        Assert.NotNull(result.Uptime);
    }

    [Fact]
    public async Task The_name_of_a_database_is_a_label_and_nothing_else()
    {
        await using var polling = new Polling(Watcher);

        DevicePollResult result = await polling.Ask(Device());

        Assert.True(result.Value("database.size", "a'; drop table cell; --<b>") > 0, $"{result.Outcome}: {result.Detail} {string.Join('\n', result.Quantities)}");
        await peer.Run($"update {Table} set inmates = 4");
    }

    [Fact]
    public async Task A_session_that_is_held_up_is_a_lock_with_the_time_of_its_wait()
    {
        await using var polling = new Polling(Watcher);
        await using DbConnection holder = await peer.Open(), waiter = await peer.Open();
        await DatabasePeer.Run(holder, "begin");
        await DatabasePeer.Run(holder, $"update {Table} set inmates = 5");
        Task held = DatabasePeer.Run(waiter, $"update {Table} set inmates = 6");

        DevicePollResult seen = await Until(polling, result => Sum(result, "database.locks-waiting") == 1 && Sum(result, "database.longest-lock-wait") >= 1);
        await DatabasePeer.Run(holder, "commit");
        await held;
        DevicePollResult after = await Until(polling, result => Sum(result, "database.locks-waiting") == 0);

        Assert.InRange(Sum(seen, "database.longest-lock-wait"), 1, 90);
        Assert.Equal(1, Sum(seen, "database.locks-blocking"));
        Assert.Contains(seen.Quantities, quantity => quantity.Name == "database.locks-blocking" && quantity.Instance.EndsWith("boss", StringComparison.Ordinal));
        Assert.Equal(0, Sum(after, "database.longest-lock-wait"));
    }

    [Fact]
    public async Task A_statement_that_runs_long_is_counted_with_its_age()
    {
        await using var polling = new Polling(Watcher);
        await using DbConnection slow = await peer.Open();
        Task sleeping = DatabasePeer.Run(slow, peer.Sleep(9));

        DevicePollResult seen = await Until(polling, result => result.Value("database.long-statements") >= 1);
        await sleeping;

        Assert.InRange(seen.Value("database.longest-statement") ?? 0, 5, 60);
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_tried_three_times_and_not_again()
    {
        await using var polling = new Polling(Watcher with { Password = "guess" });

        var results = new List<DevicePollResult>();
        foreach (int _ in Enumerable.Range(0, 4)) results.Add(await polling.Ask(Device()));

        Assert.All(results, result => Assert.True(result.Outcome == DevicePollOutcome.Unauthorised, $"{result.Outcome}: {result.Detail}"));
        Assert.All(results[..3], result => Assert.DoesNotContain("asked again", result.Detail, StringComparison.Ordinal));
        Assert.Contains("refused watcher 3 times", results[3].Detail, StringComparison.Ordinal);
        Assert.All(results, result => Assert.DoesNotContain("guess", result.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_a_connection_left_answers_with_that()
    {
        await using var polling = new Polling(Watcher);
        DevicePollResult full;
        await using (await peer.Exhaust()) full = await polling.Ask(Device());
        DevicePollResult after = await polling.Ask(Device());

        Assert.True(full.Outcome == DevicePollOutcome.Answered, full.Detail);
        Assert.Equal((1, 0), (full.Value("database.connections-exhausted"), after.Value("database.connections-exhausted")));
    }

    [Fact]
    public async Task A_stopped_server_is_down_and_up_again_when_it_starts()
    {
        await using var polling = new Polling(Watcher);

        await peer.Stop();
        DevicePollResult down = await polling.Ask(Device());
        await peer.Ready();
        DevicePollResult up = await Until(polling, result => result.Outcome == DevicePollOutcome.Answered);

        Assert.Equal(DevicePollOutcome.Unreachable, down.Outcome);
        Assert.Equal(1, up.Value("database.up"));
    }

    [Theory]
    [InlineData("{\"engine\": \"ENGINE\", \"profile\": \"abacus\"}", "abacus")]
    [InlineData("{\"engine\": \"ENGINE\", \"backup\": {\"table\": \"t; drop table x\", \"column\": \"c\"}}", "must be a name")]
    [InlineData("{\"engine\": \"dbase\"}", "cannot be read")]
    [InlineData("{\"engine\": \"ENGINE\", \"database\": \"nowhere\"}", "nowhere")]
    public async Task Settings_that_cannot_be_taken_are_not_asked_and_say_why(string settings, string reason)
    {
        await using var polling = new Polling(Watcher);

        DevicePollResult result = await polling.Ask(Device(settings));

        Assert.Equal(DevicePollOutcome.NotAsked, result.Outcome);
        Assert.Contains(reason, result.Detail, StringComparison.Ordinal);
    }

    protected ObjectConfiguration Device(string settings = "{\"engine\": \"ENGINE\"}") => ProtocolPolls.Device(
        peer.Endpoint, MonitoringProtocol.Sql, settings.Replace("ENGINE", peer.Engine, StringComparison.Ordinal), withCredentials: true);

    protected static double Sum(DevicePollResult result, string name) => result.Quantities.Where(quantity => quantity.Name == name).Sum(quantity => quantity.Value);

    private protected async Task<DevicePollResult> Until(Polling polling, Func<DevicePollResult, bool> isSeen)
    {
        long startedAt = Stopwatch.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            DevicePollResult result = await polling.Ask(Device());
            if (isSeen(result)) return result;

            Assert.True(Stopwatch.GetElapsedTime(startedAt) < SeenWithin, $"{result.Outcome}: {result.Detail} {string.Join('\n', result.Quantities)}");
            await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
