using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Server;
using PrisonOps.Storage.Spilling;

namespace PrisonOps.Storage.Samples;

/// <summary>
/// Takes rows from all actors of the process and commits them once a period. While the database is away rows wait in memory, then in the
/// spill file, and are written in their order when it is back; when even that is full the oldest are dropped and counted.
/// </summary>
internal sealed partial class SampleWriter : BackgroundService, ISampleWriter
{
    private const int BatchBytesMax = 4 << 20;
    private static readonly TimeSpan FutureMax = TimeSpan.FromHours(1);

    private readonly DatabaseConnections connections;
    private readonly DatabaseHealth health;
    private readonly SampleOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<SampleWriter> logger;
    private readonly SpillFile spill;
    private readonly Lock gate = new();
    private readonly Queue<SampleBatch> waiting = new();
    private SampleBatch? filling;
    private long waitingBytes;
    private long waitingRows;
    private long written;
    private long dropped;
    private long droppedTold;

    public SampleWriter(
        DatabaseConnections connections, DatabaseHealth health, IOptions<SampleOptions> options, IOptions<DatabaseOptions> database,
        TimeProvider time, ILogger<SampleWriter> logger)
    {
        (this.connections, this.health, this.options, this.time, this.logger) = (connections, health, options.Value, time, logger);
        spill = new(Path.Combine(database.Value.DataFolder, "spill"), (long)options.Value.SpillMibMax << 20);
    }

    public bool Offer(SampleRow row)
    {
        int size = SampleBatch.SizeOf(row);
        DateTimeOffset now = time.GetUtcNow();
        bool inRange = row.At > now.AddDays(-options.RawDays) && row.At < now + FutureMax;
        lock (gate)
        {
            if (!inRange || health.Current.DiskLow || waitingBytes + size > (long)options.MemoryMibMax << 20)
            {
                dropped++;
                return false;
            }

            if (filling is { } full && full.Length + size > BatchBytesMax) Seal();
            filling ??= new(Guid.CreateVersion7(now), time.GetTimestamp());
            filling.Add(row);
            waitingBytes += size;
            waitingRows++;
            return true;
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        spill.Open();
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!await TryDrain(cancellationToken)) Spill(everything: true);
        spill.Dispose();
    }

    public override void Dispose()
    {
        spill.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.CommitPeriod, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await Flush(stoppingToken);
    }

    /// <summary>One period's work: commit what waits, oldest first; what cannot be committed and is old goes to the spill file.</summary>
    internal async Task Flush(CancellationToken cancellationToken)
    {
        if (!await TryDrain(cancellationToken)) Spill(everything: false);
        Tell();
    }

    private async Task<bool> TryDrain(CancellationToken cancellationToken)
    {
        try
        {
            while (spill.Peek() is { } old)
            {
                await Commit(SampleBatch.Restore(old), cancellationToken);
                spill.Advance();
            }

            // Only what waits now: rows that come meanwhile belong to the next period's commit.
            lock (gate) Seal();
            while (NextWaiting() is { } batch)
            {
                await Commit(batch, cancellationToken);
                Release(batch);
            }

            return true;
        }
        catch (DbException away)
        {
            LogAway(logger, away.Message);
            return false;
        }
        catch (TimeoutException late)
        {
            LogAway(logger, late.Message);
            return false;
        }
    }

    private async Task Commit(SampleBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await SampleCopy.Commit(connections.Grid, batch, time.GetUtcNow(), cancellationToken);
            Interlocked.Add(ref written, batch.Rows);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.CheckViolation)
        {
            // No partition for these rows any more: they waited longer than raw rows are kept.
            Interlocked.Add(ref dropped, batch.Rows);
            LogTooOld(logger, batch.Id, batch.Rows, refused.MessageText);
        }
    }

    private SampleBatch? NextWaiting()
    {
        lock (gate)
        {
            return waiting.TryPeek(out SampleBatch? batch) ? batch : null;
        }
    }

    private void Seal()
    {
        if (filling is null) return;
        waiting.Enqueue(filling);
        filling = null;
    }

    private void Release(SampleBatch batch)
    {
        lock (gate)
        {
            waiting.Dequeue();
            waitingBytes -= batch.Length;
            waitingRows -= batch.Rows;
        }
    }

    private void Spill(bool everything)
    {
        while (NextToSpill(everything) is { } batch)
        {
            try
            {
                Interlocked.Add(ref dropped, spill.Append(batch.Spilled));
            }
            catch (IOException full)
            {
                Interlocked.Add(ref dropped, batch.Rows);
                LogSpillFailed(logger, batch.Rows, full.Message);
            }

            Release(batch);
        }
    }

    private SampleBatch? NextToSpill(bool everything)
    {
        lock (gate)
        {
            if (everything) Seal();
            return waiting.TryPeek(out SampleBatch? oldest)
                && (everything || waitingBytes > ((long)options.MemoryMibMax << 20) / 2 || time.GetElapsedTime(oldest.BegunAt) > options.MemoryAgeMax)
                ? oldest
                : null;
        }
    }

    private void Tell()
    {
        long lost = Interlocked.Read(ref dropped);
        lock (gate)
        {
            health.ReportSamples(new(Interlocked.Read(ref written), waitingRows, spill.Rows, lost));
        }

        if (lost == droppedTold) return;
        LogDropped(logger, lost - droppedTold, lost);
        droppedTold = lost;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Samples wait for the database: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Rows} sample rows were dropped, {Total} since the start; their series have a gap.")]
    private static partial void LogDropped(ILogger logger, long rows, long total);

    [LoggerMessage(Level = LogLevel.Error, Message = "Batch {Batch} with {Rows} sample rows is too old to be stored: {Reason}")]
    private static partial void LogTooOld(ILogger logger, Guid batch, int rows, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Rows} sample rows could not be spilled: {Reason}")]
    private static partial void LogSpillFailed(ILogger logger, int rows, string reason);
}
