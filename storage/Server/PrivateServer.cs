using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>
/// The product's own PostgreSQL: made, started, adopted when it already runs, and stopped by this class. Reached through a unix socket only;
/// the socket folder is closed to everybody but its account, and a peer map lets in only the account itself and the user of the product.
/// </summary>
internal sealed partial class PrivateServer(IOptions<DatabaseOptions> options, TimeProvider time, ILogger<PrivateServer> logger)
{
    /// <summary>The bootstrap superuser: makes roles and databases, nothing else.</summary>
    public const string Superuser = "prisonops";

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    private readonly DatabaseOptions given = options.Value;

    public string Folder => Path.Combine(given.DataFolder, "postgres");

    /// <summary>Connects as the superuser; only for making roles and databases.</summary>
    public string SuperuserConnection(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder.PathFor(given), Username = Superuser, Database = database, Pooling = false, Timeout = 5,
    }.ConnectionString;

    /// <summary>Returns when the server answers and the product's roles and database are there.</summary>
    public async Task Start(CancellationToken cancellationToken)
    {
        ServiceAccount account = ServiceAccount.For(given.ServiceAccount);
        PostgresBinaries binaries = FindBinaries();
        if (!File.Exists(Path.Combine(Folder, "PG_VERSION"))) Initialise(account, binaries);
        ServerConfiguration.Write(Folder, SocketFolder.Prepare(given, account), given, account);
        await Launch(account, binaries, cancellationToken);
        await PrepareDatabase(cancellationToken);
    }

    /// <summary>Starts the server again when it is gone; a running one is left alone.</summary>
    public Task Recover(CancellationToken cancellationToken)
    {
        ServiceAccount account = ServiceAccount.For(given.ServiceAccount);
        SocketFolder.Prepare(given, account);
        return Launch(account, FindBinaries(), cancellationToken);
    }

    public void Stop()
    {
        ProgramOutcome stopped = ServiceAccount.For(given.ServiceAccount).Run(FindBinaries().Of("pg_ctl"), ["-D", Folder, "-w", "-s", "-m", "fast", "stop"]);
        if (stopped.Succeeded) Directory.Delete(SocketFolder.PathFor(given), recursive: true);
        else LogStopFailed(logger, Folder, stopped.Output.Trim());
    }

    private PostgresBinaries FindBinaries()
    {
        int? made = ReadFolderMajor();
        PostgresBinaries binaries = PostgresBinaries.Find(made);
        return made is null || made == binaries.Major
            ? binaries
            : throw new DatabaseException(
                $"Data folder '{Folder}' was made by PostgreSQL {made}, and the binaries at '{binaries.Folder}' are version {binaries.Major}. "
                + $"Install postgresql-{made} or point {PostgresBinaries.FolderVariable} at it; to move to {binaries.Major}, make a backup with {made} and restore it into an empty folder.");
    }

    private int? ReadFolderMajor()
    {
        string path = Path.Combine(Folder, "PG_VERSION");
        return File.Exists(path) ? int.Parse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture) : null;
    }

    private void Initialise(ServiceAccount account, PostgresBinaries binaries)
    {
        account.Own(Folder);
        ProgramOutcome made = account.Run(binaries.Of("initdb"), ["-D", Folder, "-U", Superuser, "--auth=peer", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"]);
        if (!made.Succeeded) throw new DatabaseException($"initdb in '{Folder}' failed: {made.Output.Trim()}");
        LogInitialised(logger, Folder, binaries.Major);
    }

    private async Task Launch(ServiceAccount account, PostgresBinaries binaries, CancellationToken cancellationToken)
    {
        if (account.Run(binaries.Of("pg_ctl"), ["-D", Folder, "status"]).Succeeded)
        {
            LogAdopted(logger, Folder);
            return;
        }

        long began = time.GetTimestamp();
        while (true)
        {
            ProgramOutcome started = account.Run(binaries.Of("pg_ctl"), ["-D", Folder, "-w", "-s", "-t", "60", "-l", Path.Combine(Folder, "start.log"), "start"]);
            if (started.Succeeded) break;

            // After a kill the first tries fail with "Is another postmaster running" until the old process is reaped. The PID file is
            // PostgreSQL's own guard against two servers in one folder, so it is never removed here.
            if (time.GetElapsedTime(began) > given.StartPatience)
                throw new DatabaseException($"PostgreSQL in '{Folder}' does not start: {started.Output.Trim()}\n{ReadStartLog()}");
            await Task.Delay(RetryPause, time, cancellationToken);
        }

        TimeSpan took = time.GetElapsedTime(began);
        LogStarted(logger, Folder, binaries.Major, took);
    }

    private string ReadStartLog()
    {
        string path = Path.Combine(Folder, "start.log");
        return File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(5)) : "";
    }

    private async Task PrepareDatabase(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(SuperuserConnection("postgres"));
        await connection.OpenAsync(cancellationToken);
        foreach (string role in DatabaseRoles.All)
            await RunUnless(connection, $"select from pg_roles where rolname = '{role}'", $"create role {role} login", cancellationToken);
        await RunUnless(
            connection, $"select from pg_database where datname = '{given.DatabaseName}'",
            $"create database {given.DatabaseName} owner {DatabaseRoles.Owner}", cancellationToken);
    }

    private static async Task RunUnless(NpgsqlConnection connection, string found, string make, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand look = new($"select exists ({found})", connection);
        if (await look.ExecuteScalarAsync(cancellationToken) is true) return;
        await using NpgsqlCommand made = new(make, connection);
        await made.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Private PostgreSQL {Major} made in {Folder}.")]
    private static partial void LogInitialised(ILogger logger, string folder, int major);

    [LoggerMessage(Level = LogLevel.Information, Message = "Private PostgreSQL {Major} in {Folder} started after {Took}.")]
    private static partial void LogStarted(ILogger logger, string folder, int major, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Information, Message = "Private PostgreSQL in {Folder} already runs; it is adopted.")]
    private static partial void LogAdopted(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Private PostgreSQL in {Folder} did not stop: {Reason}")]
    private static partial void LogStopFailed(ILogger logger, string folder, string reason);
}
