using System.Data.Common;
using Npgsql;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Databases;

/// <summary>Debian's PostgreSQL 15. It does not run as root, so root lends it the account of the package.</summary>
public sealed class PostgresqlPeer : DatabasePeer
{
    private const string Binaries = "/usr/lib/postgresql/15/bin", Package = "postgresql-15", Account = "postgres";

    public override string Engine => "postgresql";

    protected override string[] Users =>
    [
        $"create role {Watcher} login password '{WatcherPassword}' in role pg_monitor",
        "create table cell (number int primary key, inmates int)", "insert into cell values (1, 4)",
        "create schema ops", "create table ops.backup_log (finished_at timestamptz)", "insert into ops.backup_log values (now() - interval '7 hours')",
        $"grant usage on schema ops to {Watcher}", $"grant select on ops.backup_log to {Watcher}",
        "create sequence made", $"grant usage on sequence made to {Watcher}",
        """create database "a'; drop table cell; --<b>" """,
    ];

    private string Data => Path.Combine(Folder, "data");

    public override async Task<DbConnection> Open()
    {
        var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Endpoint.Port};Username=boss;Password=all;Database=postgres;Pooling=false;SSL Mode=Disable");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public override string Sleep(int seconds) => $"select pg_sleep({seconds})";

    public override async Task<IAsyncDisposable> Exhaust()
    {
        await Run($"alter role {Watcher} connection limit 0");
        return new Again(this);
    }

    /// <summary>A server that was killed leaves parts that keep the next one from starting for a while.</summary>
    public override async Task Stop()
    {
        await AsAccount($"{Binaries}/pg_ctl", Package, "stop", "-D", Data, "-m", "fast", "-w");
        await base.Stop();
    }

    /// <summary>From now on it offers encryption, with a certificate that only it knows.</summary>
    public async Task Encipher(bool on)
    {
        string key = Path.Combine(Data, "server.key"), certificate = Path.Combine(Data, "server.crt");
        if (!File.Exists(key))
        {
            await AsAccount("/usr/bin/openssl", "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "20",
                "-subj", "/CN=base.prison.example", "-addext", "subjectAltName=DNS:base.prison.example", "-keyout", key, "-out", certificate);
        }

        await Run($"alter system set ssl = {(on ? "on" : "off")}", "select pg_reload_conf()");
    }

    protected override async Task Make()
    {
        PeerProgram.Require($"{Binaries}/initdb", Package);
        if (Environment.IsPrivilegedProcess) await Command("/usr/bin/chown", "coreutils", Account, Folder);
        string password = Path.Combine(Path.GetTempPath(), $"prisonops-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(password, "all\n");
        await AsAccount($"{Binaries}/initdb", Package, "-D", Data, "-U", "boss", "--auth=scram-sha-256", $"--pwfile={password}", "--no-sync", "--locale=C", "-E", "UTF8");
        File.Delete(password);
    }

    private protected override Task<PeerProgram> Start()
    {
        (string executable, string[] arguments) = For($"{Binaries}/postgres", "-D", Data, "-p", $"{Endpoint.Port}", "-h", "127.0.0.1", "-k", Folder, "-F");
        return PeerProgram.Start(executable, Package, Endpoint.Port, arguments);
    }

    private static Task AsAccount(string executable, string package, params string[] arguments)
    {
        (string program, string[] all) = For(executable, arguments);
        return Command(program, package, all);
    }

    private static (string Executable, string[] Arguments) For(string executable, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ("/usr/bin/setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", executable, .. arguments])
        : (executable, arguments);

    private sealed class Again(PostgresqlPeer peer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await peer.Run($"alter role {Watcher} connection limit -1");
    }
}
