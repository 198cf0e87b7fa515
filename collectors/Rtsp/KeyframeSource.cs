using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;
using PrisonOps.Ports.Health;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>
/// Asks cameras: liveness by DESCRIBE from this process, diagnosis and watch by the decoder workers. Each has its own line, because a sign of
/// life must not wait behind a hundred keyframes, nor a diagnosis behind a watch, which takes minutes.
/// </summary>
internal sealed partial class KeyframeSource : BackgroundService, IKeyframeSource, IDecoderHealth, IStreamQuarantine
{
    /// <summary>A start of a worker and a first keyframe.</summary>
    private static readonly TimeSpan RetryLeftMin = TimeSpan.FromSeconds(2);

    private readonly RtspOptions options;
    private readonly IKeyframeSink sink;
    private readonly ICredentialVault vault;
    private readonly TimeProvider time;
    private readonly ILogger<KeyframeSource> logger;
    private readonly Quarantine quarantine;
    private readonly Channel<KeyframeTurn> liveness;
    private readonly Channel<KeyframeTurn> watch;
    private readonly WaitingLine diagnosis;
    private WorkerSlot[] slots = [];

    public KeyframeSource(
        IOptions<RtspOptions> options, IKeyframeSink sink, ICredentialVault vault, TimeProvider time, ILogger<KeyframeSource> logger)
    {
        (this.options, this.sink, this.vault, this.time, this.logger) = (options.Value, sink, vault, time, logger);
        quarantine = new(this.options.QuarantineTime, time);
        liveness = Channel.CreateBounded<KeyframeTurn>(this.options.QueueLength);
        watch = Channel.CreateBounded<KeyframeTurn>(this.options.WatchedStreamsMax);
        diagnosis = new(this.options.QueueLength);
    }

    /// <summary>The last worker of each place that was ever asked, for tests.</summary>
    internal IReadOnlyList<int> WorkerProcessIds => [.. slots.Select(slot => slot.ProcessId).OfType<int>()];

    /// <summary>Requests that are in workers, for tests.</summary>
    internal int Held => slots.Sum(slot => slot.Held);

    public DecoderReadiness Current => new(
        slots.Select(slot => slot.Failure).FirstOrDefault(failure => failure is not null), WorkerProcessIds.Count, diagnosis.Length);

    public ImmutableArray<QuarantinedCamera> Quarantined => quarantine.Convicted;

    public bool Lift(Guid cameraId) => quarantine.Lift(cameraId);

    public bool Request(KeyframeRequest request)
    {
        if (request.Purpose == KeyframePurpose.Diagnosis && request.Keyframes is < 1 or > WorkerRequest.KeyframesMax)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request.Keyframes, $"A diagnosis of {request.Target.Code} may want 1 to {WorkerRequest.KeyframesMax} keyframes.");
        }

        if (request.BurstFrames is < 0 or > WorkerRequest.BurstFramesMax)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request), request.BurstFrames, $"A burst of {request.Target.Code} may have 0 to {WorkerRequest.BurstFramesMax} frames.");
        }

        if (request.Leases.Any(lease => lease.StreamsMax < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(request), request.Leases.Min(lease => lease.StreamsMax), $"A lease of {request.Target.Code} must allow 1 stream.");
        }

        bool isDiagnosis = request.Purpose == KeyframePurpose.Diagnosis;
        KeyframeTurn turn = isDiagnosis
            ? new(request, Limits(request.Target), quarantine.MustRunAlone(new(request.Target.Id, request.Target.Revision)), sink, time)
            : new(request, sink, time);
        if (isDiagnosis ? diagnosis.TryAdd(turn) : (request.Purpose == KeyframePurpose.Watch ? watch : liveness).Writer.TryWrite(turn)) return true;
        turn.Dispose();
        return false;
    }

    private ImmutableArray<StreamLease> Limits(ObjectConfiguration camera) =>
    [
        new($"recorder {KeyframeTurn.RecorderOf(camera)}", options.StreamsPerRecorderMax),
        new(string.Create(CultureInfo.InvariantCulture, $"unit {camera.Place.Unit}"), options.StreamsPerUnitMax),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var launcher = new WorkerLauncher();
        int workers = options.Workers > 0 ? options.Workers : Math.Clamp(Environment.ProcessorCount, 1, 8);

        // The last two serve the watch, and the streams that are suspected of killing workers, one at a time.
        int[] sessions = [.. Enumerable.Repeat(options.SessionsPerWorker, workers), options.WatchedStreamsMax, 1];
        slots = [.. sessions.Select(number => new WorkerSlot(launcher, options, number, quarantine, logger, time))];
        List<Task> serving = [.. Enumerable.Range(0, options.LivenessConcurrency).Select(_ => Serve(liveness, AskLiveness, stoppingToken))];
        serving.AddRange(Enumerable.Range(0, options.WatchedStreamsMax).Select(_ => Serve(watch, (turn, token) => Diagnose(slots[^2], turn, token), stoppingToken)));
        for (int session = 0; session < options.SessionsPerWorker; session++)
        {
            foreach (WorkerSlot slot in slots.AsSpan()[..^2]) serving.Add(ServeDiagnosis(slot, alone: false, stoppingToken));
        }

        serving.Add(ServeDiagnosis(slots[^1], alone: true, stoppingToken));
        await Task.WhenAll(serving);
        foreach (WorkerSlot slot in slots) await slot.DisposeAsync();
    }

    private async Task Serve(Channel<KeyframeTurn> line, Func<KeyframeTurn, CancellationToken, Task> ask, CancellationToken stopping)
    {
        try
        {
            await foreach (KeyframeTurn turn in line.Reader.ReadAllAsync(stopping))
            {
                using KeyframeTurn ending = turn;
                if (turn.Begin()) await Guarded(turn, ask, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The product stops: what still waits is answered by nobody, because nobody listens any more.
        }
    }

    private async Task ServeDiagnosis(WorkerSlot slot, bool alone, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                using KeyframeTurn turn = await diagnosis.Take(alone, stopping);
                try
                {
                    if (turn.Begin()) await Guarded(turn, (asked, token) => Diagnose(slot, asked, token), stopping);
                }
                finally
                {
                    diagnosis.Leave(turn);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // The product stops: what still waits is answered by nobody, because nobody listens any more.
            }
        }
    }

    private async Task Guarded(KeyframeTurn turn, Func<KeyframeTurn, CancellationToken, Task> ask, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(turn.Over, stopping);
        try
        {
            await ask(turn, ending.Token);
        }
        catch (SocketException unknown)
        {
            turn.Fail(StreamOutcome.NameUnknown, $"{turn.Request.Target.Address} does not resolve: {unknown.Message}");
        }
        catch (OperationCanceledException) when (turn.Over.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            // Its deadline has answered it.
        }
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            LogTurnFailed(logger, failed, turn.Request.Target.Id);
            turn.Fail(StreamOutcome.WorkerFailed, failed.Message);
        }
    }

    private async Task AskLiveness(KeyframeTurn turn, CancellationToken cancellationToken)
    {
        if (await OpenCredentials(turn, cancellationToken) is not { } credentials) return;
        RtspEndpoint endpoint = await RtspEndpoint.Resolve(turn.Request.Target, cancellationToken);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(turn.Left > TimeSpan.Zero ? turn.Left : TimeSpan.Zero);
        RtspDescribed described = await RtspDescribe.Ask(endpoint, credentials.UserName, credentials.Password, time, deadline.Token);
        turn.Deliver(new(
            KeyframePurpose.Liveness,
            described.Outcome,
            time.GetUtcNow(),
            new StreamTiming(described.Took?.TotalMilliseconds, null, null, null, 0, 0),
            [],
            null,
            described.Detail));
    }

    /// <summary>A round that is lost with its worker is tried once more, in another one, when there is time (row 8.2-0.21).</summary>
    private async Task Diagnose(WorkerSlot slot, KeyframeTurn turn, CancellationToken cancellationToken)
    {
        if (await OpenCredentials(turn, cancellationToken) is not { } credentials) return;
        RtspEndpoint endpoint = await RtspEndpoint.Resolve(turn.Request.Target, cancellationToken);
        WorkerSlot serving = slot;
        for (int lost = 0; ; lost++)
        {
            if (quarantine.ConvictedUntil(turn.Suspect) is { } until)
            {
                turn.Fail(StreamOutcome.Quarantined, $"this stream killed two decoder workers and is left alone until {until:yyyy-MM-dd HH:mm} UTC");
                return;
            }

            WorkerReply reply = await serving.Ask(RequestNow, turn.Suspect, cancellationToken);
            if (reply.IsLost && lost == 0 && turn.Left > RetryLeftMin)
            {
                LogTriedAgain(logger, turn.Request.Target.Id, reply.Answer?.Detail ?? reply.Died);
                serving = Another(slot);
                continue;
            }

            turn.Deliver(reply.ResultAt(turn.Request.Purpose, time.GetUtcNow(), lost));
            return;
        }

        WorkerRequest RequestNow() => new(
            Id: 0,
            endpoint.Url,
            credentials.UserName,
            credentials.Password,
            options.Transport,
            (int)Math.Clamp(turn.Left.TotalMilliseconds, 0, int.MaxValue),
            turn.Request.Keyframes,
            turn.Request.WantPicture ? options.PictureKiBMax * 1_024 : 0)
        {
            BurstFrames = turn.Request.BurstFrames,
            IsWatch = turn.Request.Purpose == KeyframePurpose.Watch,
        };
    }

    /// <summary>The next worker; the same place, with a new worker, where there is only one.</summary>
    private WorkerSlot Another(WorkerSlot than)
    {
        int at = Array.IndexOf(slots, than), workers = slots.Length - 2;
        return at >= workers ? than : slots[(at + 1) % workers];
    }

    private async ValueTask<(string? UserName, string? Password)?> OpenCredentials(KeyframeTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Request.Target.CredentialSetId is not { } set) return (null, null);
        if (await vault.Open(set, cancellationToken) is { } secret) return (secret.UserName, secret.Password);
        turn.Fail(StreamOutcome.NotAsked, $"credential set {set} does not exist");
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Camera {CameraId} could not be asked")]
    private static partial void LogTurnFailed(ILogger logger, Exception failed, Guid cameraId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {CameraId} is tried again in another worker: {Reason}")]
    private static partial void LogTriedAgain(ILogger logger, Guid cameraId, string reason);
}
