using System.Data.Common;
using System.Diagnostics;
using System.Net;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Databases;

/// <summary>A real database server on loopback with data of its own; tests of a class share it, stop it and start it again.</summary>
public abstract class DatabasePeer : IDisposable
{
    public const string Watcher = "watcher", WatcherPassword = "see-all";

    private static readonly TimeSpan AcceptsWithin = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim starting = new(1);
    private PeerProgram? program;
    private bool isMade;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("prisonops-database-").FullName;

    public abstract string Engine { get; }

    public IPEndPoint Endpoint { get; } = new(IPAddress.Loopback, PeerProgram.FreePort());

    /// <summary>Starts it if it does not run; the first time its data are made.</summary>
    public async Task Ready()
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (program is not null) return;

            if (!isMade) await Make();
            program = await Start();
            await Accepts();
            if (!isMade) await Run(Users);
            isMade = true;
        }
        finally
        {
            starting.Release();
        }
    }

    public virtual Task Stop()
    {
        program?.Dispose();
        program = null;
        return Task.CompletedTask;
    }

    public async Task Run(params string[] statements)
    {
        await using DbConnection connection = await Open();
        foreach (string statement in statements) await Run(connection, statement);
    }

    public static async Task Run(DbConnection connection, string statement)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As the administrator.</summary>
    public abstract Task<DbConnection> Open();

    /// <summary>A statement that takes as long.</summary>
    public abstract string Sleep(int seconds);

    /// <summary>Takes all connections that the watcher could have, until the result is disposed of.</summary>
    public abstract Task<IAsyncDisposable> Exhaust();

    public void Dispose()
    {
        program?.Dispose();
        starting.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A server that listens may still be refusing everybody while it starts up.</summary>
    private async Task Accepts()
    {
        long startedAt = Stopwatch.GetTimestamp();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                await using DbConnection connection = await Open();
                return;
            }
            catch (DbException refused) when (refused.IsTransient && Stopwatch.GetElapsedTime(startedAt) < AcceptsWithin)
            {
                await again.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private protected abstract Task<PeerProgram> Start();

    protected abstract Task Make();

    protected abstract string[] Users { get; }

    protected static async Task Command(string executable, string package, params string[] arguments)
    {
        PeerProgram.Require(executable, package);
        using var process = new Process { StartInfo = new(executable, arguments) { RedirectStandardError = true, RedirectStandardOutput = true } };
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said + await output);
    }
}
