using System.ComponentModel;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>
/// The place of one worker: starts one when the first request comes and another when it is gone. Starts that fail in a row are spaced out,
/// so that a broken installation does not burn the processor.
/// </summary>
internal sealed class WorkerSlot(WorkerLauncher launcher, RtspOptions options, int sessions, Quarantine quarantine, ILogger logger, TimeProvider time)
    : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim starting = new(1);
    private readonly List<WorkerProcess> retired = [];
    private WorkerProcess? worker;
    private TimeSpan pause = TimeSpan.Zero;

    /// <summary>The process id of the last worker; null before the first request.</summary>
    public int? ProcessId => worker?.Id;

    /// <summary>Requests that the worker has not answered yet.</summary>
    public int Held => worker?.Held ?? 0;

    /// <summary>Why the last start of a worker failed; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <param name="request">Called when a worker is there: what is left until the deadline is known only then.</param>
    public async Task<WorkerReply> Ask(Func<WorkerRequest> request, Suspect suspect, CancellationToken cancellationToken)
    {
        while (true)
        {
            WorkerProcess current;
            try
            {
                current = await Current(cancellationToken);
                Failure = null;
            }
            catch (Exception failed) when (failed is InvalidDataException or Win32Exception or InvalidOperationException or IOException)
            {
                Failure = failed.Message;
                return WorkerReply.DiedOf($"The decoder worker cannot be started: {failed.Message}");
            }

            if (current.Ask(request(), suspect) is { } reply) return await reply.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (worker is not null) retired.Add(worker);
        await Task.WhenAll(retired.Select(ending => ending.DisposeAsync().AsTask()));
        starting.Dispose();
    }

    private async Task<WorkerProcess> Current(CancellationToken cancellationToken)
    {
        if (worker is { IsOpen: true } running) return running;
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (worker is { IsOpen: true } started) return started;
            if (worker is not null) retired.Add(worker);
            worker = null;
            foreach (WorkerProcess ended in retired.FindAll(former => former.HasEnded))
            {
                retired.Remove(ended);
                await ended.DisposeAsync();
            }

            if (pause > TimeSpan.Zero) await Task.Delay(pause, time, cancellationToken);
            pause = pause == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            worker = await WorkerProcess.Start(launcher, options, sessions, quarantine, logger, time, cancellationToken);
            pause = TimeSpan.Zero;
            return worker;
        }
        finally
        {
            starting.Release();
        }
    }
}
