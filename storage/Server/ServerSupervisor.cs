using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports.Health;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>
/// Opens the database before anything else starts, and watches it afterwards: a lost private server is started again, while readiness says
/// so and the sample writer holds what it is given.
/// </summary>
internal sealed partial class ServerSupervisor(
    PrivateServer server, DatabaseConnections connections, Migrator migrator, DatabaseHealth health, IOptions<DatabaseOptions> options,
    TimeProvider time, ILogger<ServerSupervisor> logger) : BackgroundService
{
    private readonly DatabaseOptions given = options.Value;
    private FolderLock? folderLock;

    private bool IsPrivate => given.Mode == DatabaseMode.Private;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsPrivate)
        {
            folderLock = FolderLock.Take(given.DataFolder);
            await server.Start(cancellationToken);
        }

        await migrator.Migrate(cancellationToken);
        health.Report(DatabaseState.Ready, null);
        MeasureDisk();
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!IsPrivate) return;

        if (given.StopServerOnExit) await Task.Run(server.Stop, CancellationToken.None);
        folderLock?.Dispose();
        folderLock = null;
    }

    public override void Dispose()
    {
        folderLock?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(given.ProbePeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            MeasureDisk();
            if (await Probe(stoppingToken) is not { } loss)
            {
                if (health.Report(DatabaseState.Ready, null)) LogBack(logger);
                continue;
            }

            if (health.Report(DatabaseState.Lost, $"The database does not answer: {loss}")) LogLost(logger, loss);
            if (IsPrivate) await Recover(stoppingToken);
        }
    }

    private async Task<string?> Probe(CancellationToken stoppingToken)
    {
        try
        {
            await using NpgsqlCommand probe = connections.Grid.CreateCommand("select 1");
            probe.CommandTimeout = 5;
            await probe.ExecuteScalarAsync(stoppingToken);
            return null;
        }
        catch (DbException loss)
        {
            return loss.Message;
        }
        catch (TimeoutException late)
        {
            return late.Message;
        }
    }

    private async Task Recover(CancellationToken stoppingToken)
    {
        try
        {
            await server.Recover(stoppingToken);
        }
        catch (DatabaseException fault)
        {
            LogRecoveryFailed(logger, server.Folder, fault.Message);
        }
    }

    private void MeasureDisk()
    {
        if (!IsPrivate) return;

        DiskSpace space = DiskSpace.Of(given.DataFolder);
        if (space.IsLow && !health.Current.DiskLow) LogDiskLow(logger, given.DataFolder, space.FreeBytes >> 20);
        health.ReportDisk(space);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database is lost: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database answers again.")]
    private static partial void LogBack(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The private server in {Folder} could not be started again: {Reason}")]
    private static partial void LogRecoveryFailed(ILogger logger, string folder, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Data folder {Folder} has {FreeMib} MiB left, less than 5 % or 2 GiB: samples are no longer stored, alarms are.")]
    private static partial void LogDiskLow(ILogger logger, string folder, long freeMib);
}
