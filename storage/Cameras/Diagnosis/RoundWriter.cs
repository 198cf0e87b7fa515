using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>
/// Writes rounds in batches, again until they are written. While the database is away it holds the newest; what it has to drop is counted and
/// said, and shows in reports as a camera that was not diagnosed, never as a good one.
/// </summary>
internal sealed partial class RoundWriter : BackgroundService, IRoundWriter
{
    internal const int WaitingMax = 20_000;
    private const int BatchMax = 500;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly Channel<CameraRound> waiting;
    private readonly DatabaseConnections connections;
    private readonly TimeProvider time;
    private readonly ILogger<RoundWriter> logger;
    private long dropped;

    public RoundWriter(DatabaseConnections connections, TimeProvider time, ILogger<RoundWriter> logger)
    {
        (this.connections, this.time, this.logger) = (connections, time, logger);
        waiting = Channel.CreateBounded<CameraRound>(
            new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref dropped));
    }

    public void Offer(CameraRound round) => waiting.Writer.TryWrite(round);

    /// <summary>What is left is written in one try: the process ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (List<CameraRound> left = Take(); left.Count > 0 && await TryWrite(left, cancellationToken); left = Take())
        {
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            List<CameraRound> batch = Take();
            while (!await TryWrite(batch, CancellationToken.None)) await Task.Delay(RetryAfter, time, stoppingToken);
        }
    }

    private List<CameraRound> Take()
    {
        List<CameraRound> batch = new(BatchMax);
        while (batch.Count < BatchMax && waiting.Reader.TryRead(out CameraRound? round)) batch.Add(round);
        return batch;
    }

    private async Task<bool> TryWrite(List<CameraRound> batch, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
            await new RoundBatch(batch).Write(connection, cancellationToken);
            if (Interlocked.Exchange(ref dropped, 0) is > 0 and long gone) LogDropped(logger, gone);
            return true;
        }
        catch (DbException away)
        {
            LogNotWritten(logger, batch.Count, away.Message);
            return false;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Rounds} diagnosis rounds are not written yet: {Reason}")]
    private static partial void LogNotWritten(ILogger logger, int rounds, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Rounds} diagnosis rounds were dropped while the database was away.")]
    private static partial void LogDropped(ILogger logger, long rounds);
}
