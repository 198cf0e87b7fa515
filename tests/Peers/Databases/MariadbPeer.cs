using System.Data.Common;
using MySqlConnector;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Databases;

/// <summary>Debian's MariaDB 10.11.</summary>
public sealed class MariadbPeer : DatabasePeer
{
    private const string Package = "mariadb-server";

    public override string Engine => "mysql";

    protected override string[] Users =>
    [
        $"create user {Watcher}@'%' identified by '{WatcherPassword}'", $"grant process, slave monitor, select on *.* to {Watcher}@'%'",
        "create database prison", "create table prison.cell (number int primary key, inmates int) engine=innodb", "insert into prison.cell values (1, 4)",
        "create database ops", "create table ops.backup_log (finished_at timestamp)", "insert into ops.backup_log values (now() - interval 7 hour)",
        "create database `a'; drop table cell; --<b>`", "create table `a'; drop table cell; --<b>`.t (x int)",
    ];

    public override async Task<DbConnection> Open()
    {
        var connection = new MySqlConnection($"Server=127.0.0.1;Port={Endpoint.Port};User ID=boss;Password=all;Pooling=false;SSL Mode=None;Allow User Variables=true");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public override string Sleep(int seconds) => $"select sleep({seconds})";

    public override async Task<IAsyncDisposable> Exhaust()
    {
        var taken = new Taken(this);
        await Run("set global max_connections = 10");
        while (taken.Connections.Count < 10) taken.Connections.Add(await OpenAsWatcher());
        return taken;
    }

    protected override async Task Make()
    {
        string init = Path.Combine(Folder, "init.sql");
        await File.WriteAllTextAsync(init, "create user boss@'%' identified by 'all';\ngrant all on *.* to boss@'%' with grant option;\n");
        await Command("/usr/bin/mariadb-install-db", Package, "--no-defaults", $"--datadir={Path.Combine(Folder, "data")}", $"--user={Environment.UserName}", "--skip-test-db");
    }

    private protected override Task<PeerProgram> Start()
    {
        string init = Path.Combine(Folder, "init.sql");
        string[] first = File.Exists(Path.Combine(Folder, "ready")) ? [] : [$"--init-file={init}"];
        File.WriteAllText(Path.Combine(Folder, "ready"), "");
        return PeerProgram.Start(
            "/usr/sbin/mariadbd", Package, Endpoint.Port,
            [
                "--no-defaults", $"--user={Environment.UserName}", $"--datadir={Path.Combine(Folder, "data")}", $"--port={Endpoint.Port}", "--bind-address=127.0.0.1",
                $"--socket={Path.Combine(Folder, "socket")}", $"--pid-file={Path.Combine(Folder, "pid")}", "--innodb-flush-log-at-trx-commit=0", .. first,
            ]);
    }

    private async Task<MySqlConnection> OpenAsWatcher()
    {
        var connection = new MySqlConnection($"Server=127.0.0.1;Port={Endpoint.Port};User ID={Watcher};Password={WatcherPassword};Pooling=false;SSL Mode=None");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private sealed class Taken(MariadbPeer peer) : IAsyncDisposable
    {
        public List<MySqlConnection> Connections { get; } = [];

        public async ValueTask DisposeAsync()
        {
            foreach (MySqlConnection connection in Connections) await connection.DisposeAsync();
            await peer.Run("set global max_connections = 151");
        }
    }
}
