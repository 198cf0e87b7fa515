using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>One running worker. When it dies, everything that it held is answered with the reason of its death.</summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The worker's own guard ends it when a session is 4 s late; one that is later than this has no guard any more.</summary>
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly Quarantine quarantine;
    private readonly ILogger logger;
    private readonly int requestsMax;
    private readonly Channel<WorkerFrame> outgoing = Channel.CreateUnbounded<WorkerFrame>(new() { SingleReader = true });
    private readonly Lock gate = new();
    private readonly Dictionary<long, Asked> pending = [];
    private readonly TimeProvider time;
    private readonly ITimer watch;
    private volatile bool isSilent;
    private Task running = Task.CompletedTask;
    private long lastId;
    private bool isClosed;

    private WorkerProcess(Process process, Quarantine quarantine, int requestsMax, ILogger logger, TimeProvider time)
    {
        this.process = process;
        this.quarantine = quarantine;
        this.requestsMax = requestsMax;
        this.logger = logger;
        this.time = time;
        watch = time.CreateTimer(_ => EndWhenSilent(), null, WatchPeriod, WatchPeriod);
    }

    public int Id => process.Id;

    /// <summary>False once it has died or was told to end: ask another one.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate) return !isClosed;
        }
    }

    /// <summary>Requests that it has not answered yet.</summary>
    public int Held
    {
        get
        {
            lock (gate) return pending.Count;
        }
    }

    /// <summary>One that was told to end finishes its sessions first.</summary>
    public bool HasEnded => running.IsCompleted;

    /// <exception cref="InvalidDataException">The executable is no worker of this version.</exception>
    /// <exception cref="OperationCanceledException">It did not say hello in time.</exception>
    public static async Task<WorkerProcess> Start(
        WorkerLauncher launcher, RtspOptions options, int sessions, Quarantine quarantine, ILogger logger, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(options.WorkerPath)
        {
            ArgumentList = { "worker", Text(sessions), Text(options.WorkerMemoryMiBMax), Text(Environment.ProcessId) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = await launcher.Start(start);
        var worker = new WorkerProcess(process, quarantine, options.WorkerRequestsMax, logger, time);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(options.WorkerStartTimeout);
            WorkerFrame frame = await WorkerFrame.ReadFrom(process.StandardOutput.BaseStream, timeout.Token)
                ?? throw new InvalidDataException($"{options.WorkerPath} ended before it said hello.");
            WorkerHello hello = WorkerJson.Read(frame, WorkerJson.Default.WorkerHello);
            if (hello.Problem.Length > 0) LogCannotDecode(logger, hello.Problem);
            else LogStarted(logger, process.Id, hello.Decoder);
        }
        catch
        {
            Kill(process);
            await worker.watch.DisposeAsync();
            process.Dispose();
            throw;
        }

        worker.running = Task.WhenAll(worker.ReadAnswers(), worker.WriteRequests(), worker.ReadErrors());
        return worker;
    }

    /// <summary>Null when this worker takes no more requests.</summary>
    /// <param name="request">Its id is given here.</param>
    public Task<WorkerReply>? Ask(WorkerRequest request, Suspect suspect)
    {
        lock (gate)
        {
            if (isClosed) return null;
            var reply = new TaskCompletionSource<WorkerReply>(TaskCreationOptions.RunContinuationsAsynchronously);
            pending.Add(++lastId, new(suspect, reply, time.GetTimestamp(), TimeSpan.FromMilliseconds(request.DeadlineMs)));
            outgoing.Writer.TryWrite(WorkerJson.Frame(request with { Id = lastId }, WorkerJson.Default.WorkerRequest));
            if (lastId >= requestsMax) Close();
            return reply.Task;
        }
    }

    /// <summary>Ends it whatever it holds: the product stops, or it has ended by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate) Close();
        using var timeout = new CancellationTokenSource(ExitTimeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
        }

        await running;
        await watch.DisposeAsync();
        process.Dispose();
    }

    private void Close()
    {
        isClosed = true;
        outgoing.Writer.TryComplete();
    }

    private async Task WriteRequests()
    {
        try
        {
            await foreach (WorkerFrame frame in outgoing.Reader.ReadAllAsync()) await frame.WriteTo(process.StandardInput.BaseStream, CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The worker is gone; the end of its output says so to everybody who waits.
        }
    }

    private async Task ReadAnswers()
    {
        string reason;
        try
        {
            while (await WorkerFrame.ReadFrom(process.StandardOutput.BaseStream, CancellationToken.None) is { } frame)
            {
                WorkerAnswer answer = WorkerJson.Read(frame, WorkerJson.Default.WorkerAnswer);
                if (Take(answer.Id) is not { } asked) throw new InvalidDataException($"An answer to request {answer.Id}, which is not pending.");
                quarantine.Acquit(asked.Suspect);
                asked.Reply.SetResult(WorkerReply.Of(answer, frame.Blob));
            }

            await process.WaitForExitAsync();
            reason = isSilent ? "the worker answered nothing any more and was ended" : ExitReason(process.ExitCode);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            Kill(process);
            reason = broken.Message;
        }

        Bury(reason);
    }

    private Asked? Take(long id)
    {
        lock (gate) return pending.Remove(id, out Asked? asked) ? asked : null;
    }

    private void Bury(string reason)
    {
        Asked[] left;
        lock (gate)
        {
            Close();
            left = [.. pending.Values];
            pending.Clear();
        }

        if (left.Length == 0) return;
        Suspect? culprit = quarantine.Blame([.. left.Select(asked => asked.Suspect)]);
        LogDied(logger, Id, reason, left.Length);
        if (culprit is { } named) LogQuarantined(logger, named.CameraId);
        foreach (Asked asked in left) asked.Reply.SetResult(WorkerReply.DiedOf(reason));
    }

    private void EndWhenSilent()
    {
        lock (gate)
        {
            if (!pending.Values.Any(asked => time.GetElapsedTime(asked.At) > asked.Within + SilentAfter)) return;
        }

        isSilent = true;
        Kill(process);
    }

    private async Task ReadErrors()
    {
        while (await process.StandardError.ReadLineAsync() is { } line) LogWorkerSays(logger, Id, line);
    }

    /// <summary>Codes above 128 are signals; 70 and 71 are the worker's own guard.</summary>
    private static string ExitReason(int code) => code switch
    {
        70 => "a session hung in native code",
        71 => "the worker passed its memory limit",
        > 128 => $"the worker was ended by signal {code - 128}",
        _ => $"the worker ended with exit code {code}",
    };

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile, which is what was wanted.
        }
    }

    private sealed record Asked(Suspect Suspect, TaskCompletionSource<WorkerReply> Reply, long At, TimeSpan Within);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
