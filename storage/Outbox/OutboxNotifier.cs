using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Outbox;

/// <summary>Carries the signal between processes over LISTEN and NOTIFY; a lost notification costs a reader its own time-out, nothing else.</summary>
internal sealed partial class OutboxNotifier(
    DatabaseConnections connections, OutboxSignal signal, TimeProvider time, ILogger<OutboxNotifier> logger) : BackgroundService
{
    private const string Channel = "prisonops_outbox";

    // Many commits in a row wake the others once.
    private static readonly TimeSpan NotifyPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Repeat("listen", Listen, stoppingToken), Repeat("notify", Notify, stoppingToken));

    private async Task Repeat(string part, Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
            }
            catch (DbException loss)
            {
                LogLost(logger, part, loss.Message);
                await Task.Delay(RetryPause, time, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken stoppingToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, told) =>
        {
            if (long.TryParse(told.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out long position)) signal.Raise(position);
        };
        await connection.Statement($"listen {Channel}").Run(stoppingToken);
        while (true) await connection.WaitAsync(stoppingToken);
    }

    private async Task Notify(CancellationToken stoppingToken)
    {
        long told = signal.Highest;
        while (true)
        {
            await signal.WaitBeyond(told).WaitAsync(stoppingToken);
            long highest = signal.Highest;
            await using (NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(stoppingToken))
            {
                await connection.Statement(
                    "select pg_notify($1, $2)", SqlStatements.Value(Channel),
                    SqlStatements.Value(highest.ToString(CultureInfo.InvariantCulture))).Run(stoppingToken);
            }

            told = highest;
            await Task.Delay(NotifyPause, time, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot {Part} now: {Reason}")]
    private static partial void LogLost(ILogger logger, string part, string reason);
}
