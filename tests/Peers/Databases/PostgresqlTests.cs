using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Databases;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Silo.Commands;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Peers.Protocols;
using PrisonOps.Tests.Peers.Snmp;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Peers.Databases;

public sealed class PostgresqlTests(PostgresqlPeer peer) : DatabaseTests(peer), IClassFixture<PostgresqlPeer>
{
    protected override string Table => "cell";

    [Fact]
    public async Task A_file_under_work_is_checked_and_says_whether_a_server_gives_anything_by_it()
    {
        await peer.Ready();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prisonops-profile-");
        string good = await Write("good.yaml", "select count(*) as open from pg_stat_activity"), bad = await Write("bad.yaml", "delete from cell");
        string empty = await Write("empty.yaml", "select 'none' as open");
        Environment.SetEnvironmentVariable("PRISONOPS_PASSWORD", DatabasePeer.WatcherPassword);

        int[] codes =
        [
            await Test(good), await Test(good, "--against", $"{peer.Endpoint}", "--user", DatabasePeer.Watcher),
            await Test(empty, "--against", $"{peer.Endpoint}", "--user", DatabasePeer.Watcher), await Test(bad),
        ];
        Environment.SetEnvironmentVariable("PRISONOPS_PASSWORD", null);
        folder.Delete(recursive: true);

        Assert.Equal([0, 0, 1, 2], codes);

        static Task<int> Test(string file, params string[] arguments) => ProfileCommand.Create()
            .Parse(["test", file, "--protocol", "database", .. arguments, "--standard", Path.Combine(SourceFolder.Root, "standard")])
            .InvokeAsync(null, TestContext.Current.CancellationToken);

        async Task<string> Write(string name, string sql)
        {
            string path = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(path, $"engine: postgresql\nmatch: ^PostgreSQL ([0-9.]+)\nstatements: [{{name: own, sql: \"{sql}\", readings: [{{quantity: database.connections, column: open}}]}}]\n");
            return path;
        }
    }

    [Fact]
    public async Task A_statement_that_writes_or_takes_too_long_is_refused_by_the_session()
    {
        DatabaseProfile shipped = ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")).Databases.Single(profile => profile.Name == "postgresql");
        DatabaseProfile hostile = shipped with
        {
            Statements =
            [
                new("writes", ["select nextval('made')"], null, null, false, TimeSpan.Zero, []),
                new("dawdles", ["select pg_sleep(60)"], null, null, false, TimeSpan.Zero, []),
                .. shipped.Statements,
            ],
        };
        var reader = new DatabaseReader(
            new FixedProfiles(ProfileSet.Empty with { Databases = [hostile] }), Options.Create(new DatabaseOptions()), TimeProvider.System);

        DatabaseAnswer answer = await reader.Read(
            new(Guid.NewGuid(), "127.0.0.1", peer.Endpoint.Port, DatabasePeer.Watcher, DatabasePeer.WatcherPassword, new()), TestContext.Current.CancellationToken);

        Assert.Equal(DevicePollOutcome.Answered, answer.Outcome);
        Assert.Contains("writes: 25006", answer.Detail, StringComparison.Ordinal);
        Assert.Contains("dawdles: 57014", answer.Detail, StringComparison.Ordinal);
        Assert.Contains(answer.Quantities, quantity => quantity.Name == "database.uptime");
    }

    [Fact]
    public async Task A_password_goes_only_to_a_certificate_that_is_trusted_pinned_or_any()
    {
        await peer.Encipher(on: true);
        await using var polling = new Polling(Watcher);

        DevicePollResult kept = await polling.Ask(Device());
        string fingerprint = kept.Detail[kept.Detail.IndexOf("sha256:", StringComparison.Ordinal)..];
        DevicePollResult pinned = await polling.Ask(Device($$"""{"tls": "require", "trust": "{{fingerprint}}"}"""));
        DevicePollResult any = await polling.Ask(Device("""{"trust": "any"}"""));
        await peer.Encipher(on: false);
        DevicePollResult plain = await polling.Ask(Device("""{"tls": "require", "trust": "any"}"""));

        Assert.Equal(DevicePollOutcome.NotAsked, kept.Outcome);
        Assert.True(pinned.Value("database.up") == 1, pinned.Detail);
        Assert.True(any.Value("database.up") == 1, any.Detail);
        Assert.Equal(DevicePollOutcome.Malformed, plain.Outcome);
    }
}
