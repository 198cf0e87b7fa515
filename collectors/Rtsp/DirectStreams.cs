using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>Decoder workers without grid, database or service host: for commands and measurements that ask streams and files by name.</summary>
public sealed class DirectStreams : IAsyncDisposable
{
    /// <summary>The worker's own answer should come before ours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private readonly RtspOptions options;
    private readonly TimeProvider time;
    private readonly Quarantine quarantine;
    private readonly WorkerLauncher launcher = new();
    private readonly WorkerSlot[] slots;
    private readonly SemaphoreSlim sessions;
    private int next;

    public DirectStreams(RtspOptions options, TimeProvider time, ILogger<DirectStreams> logger)
    {
        (this.options, this.time) = (options, time);
        quarantine = new(options.QuarantineTime, time);
        int workers = options.Workers > 0 ? options.Workers : Math.Clamp(Environment.ProcessorCount, 1, 8);
        slots = [.. Enumerable.Range(0, workers).Select(_ => new WorkerSlot(launcher, options, options.SessionsPerWorker, quarantine, logger, time))];
        sessions = new(workers * options.SessionsPerWorker);
    }

    public async Task<KeyframeResult> Take(DirectRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Keyframes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Keyframes, WorkerRequest.KeyframesMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.BurstFrames, WorkerRequest.BurstFramesMax);

        await sessions.WaitAsync(cancellationToken);
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            return await Ask(request, deadline);
        }
        catch (SocketException unknown)
        {
            return Failed(StreamOutcome.NameUnknown, unknown.Message);
        }
        catch (UriFormatException unreadable)
        {
            return Failed(StreamOutcome.NotAsked, $"{StreamLocation.WithoutCredentials(request.Location)}: {unreadable.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(StreamOutcome.WorkerTimedOut, "the decoder worker gave no answer by the deadline");
        }
        finally
        {
            sessions.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (WorkerSlot slot in slots) await slot.DisposeAsync();
        launcher.Dispose();
        sessions.Dispose();
    }

    private async Task<KeyframeResult> Ask(DirectRequest request, CancellationTokenSource deadline)
    {
        deadline.CancelAfter(request.AnswerWithin);
        StreamLocation at = await StreamLocation.Resolve(request.Location, request.Transport, deadline.Token);

        // The start of a worker has a limit of its own and is no part of what the stream may take.
        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        var asked = new WorkerRequest(
            Id: 0, at.Url, at.UserName, at.Password, at.Transport, (int)request.AnswerWithin.TotalMilliseconds, request.Keyframes,
            request.WantPicture ? options.PictureKiBMax * 1_024 : 0) { BurstFrames = request.BurstFrames };
        var suspect = new Suspect(Guid.NewGuid(), 0);
        for (int lost = 0; ; lost++)
        {
            WorkerReply reply = await slots[(uint)Interlocked.Increment(ref next) % slots.Length].Ask(Begin, suspect, deadline.Token);
            if (reply.IsLost && lost == 0) continue;
            KeyframeResult result = reply.ResultAt(KeyframePurpose.Diagnosis, time.GetUtcNow(), lost);
            return quarantine.ConvictedUntil(suspect) is null
                ? result
                : result with { Outcome = StreamOutcome.Quarantined, Detail = $"it ended two decoder workers: {reply.Died}" };
        }

        WorkerRequest Begin()
        {
            deadline.CancelAfter(request.AnswerWithin + Margin);
            return asked;
        }
    }

    private KeyframeResult Failed(StreamOutcome outcome, string detail) => KeyframeResult.Failed(KeyframePurpose.Diagnosis, outcome, time.GetUtcNow(), detail);
}
