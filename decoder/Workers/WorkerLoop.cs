using System.Collections.Concurrent;
using System.Threading.Channels;
using PrisonOps.Decoder.Boundary;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Decoder.Workers;

/// <summary>
/// Reads requests from one pipe and writes answers to another. A session has a thread of its own because libavformat blocks, and because a
/// session mostly waits for the next packet it costs next to nothing. The end of the input ends the worker after the running sessions.
/// </summary>
internal sealed class WorkerLoop(Stream input, Stream output, int sessions, BoundaryCheck boundary, WorkerGuard guard, TimeProvider time)
    : IDisposable
{
    private const int StackBytes = 1024 * 1024;

    private readonly Channel<WorkerFrame> answers = Channel.CreateUnbounded<WorkerFrame>(new() { SingleReader = true });

    // The supervisor never has more requests in a worker than sessions: what does not fit here is a bug of its.
    private readonly BlockingCollection<WorkerRequest> requests = new(boundedCapacity: 2 * sessions);

    public async Task Run(CancellationToken cancellationToken)
    {
        Send(WorkerJson.Frame(new WorkerHello(Environment.ProcessId, boundary.Decoder, boundary.Problem), WorkerJson.Default.WorkerHello));
        Thread[] threads = [.. Enumerable.Range(0, sessions).Select(Start)];
        Task writing = WriteAnswers(cancellationToken);

        while (await WorkerFrame.ReadFrom(input, cancellationToken) is { } frame)
            requests.Add(WorkerJson.Read(frame, WorkerJson.Default.WorkerRequest), cancellationToken);

        requests.CompleteAdding();
        foreach (Thread thread in threads) thread.Join();
        answers.Writer.Complete();
        await writing;
    }

    public void Dispose() => requests.Dispose();

    private Thread Start(int number)
    {
        var thread = new Thread(Serve, StackBytes) { IsBackground = true, Name = $"session {number}" };
        thread.Start();
        return thread;
    }

    private void Serve()
    {
        var meters = new SessionMeters();
        foreach (WorkerRequest request in requests.GetConsumingEnumerable())
        {
            if (boundary.Problem.Length > 0) Send(Failed(request, StreamOutcome.NotAsked, boundary.Problem));
            else Ask(request, meters);
        }
    }

    /// <summary>The answer goes out before the session is closed: taking leave of a camera may take longer than its deadline.</summary>
    private void Ask(WorkerRequest request, SessionMeters meters)
    {
        using var session = new KeyframeSession();
        guard.Watch(request.Id, session, TimeSpan.FromMilliseconds(request.DeadlineMs));
        try
        {
            (WorkerAnswer answer, byte[] jpeg) = new SessionRun(request, session, meters, time).Go();
            Send(WorkerJson.Frame(answer, WorkerJson.Default.WorkerAnswer, jpeg));
        }
        catch (Exception ours)
        {
            // A bug that one picture brings to light ends one session and not those beside it; it is ours, and no word about the camera.
            Send(Failed(request, StreamOutcome.WorkerFailed, ours.ToString()));
        }
        finally
        {
            guard.Release(request.Id);
        }
    }

    private static WorkerFrame Failed(WorkerRequest request, StreamOutcome outcome, string detail) =>
        WorkerJson.Frame(new WorkerAnswer(request.Id, outcome, detail, "", default, []), WorkerJson.Default.WorkerAnswer);

    private void Send(WorkerFrame frame) => answers.Writer.TryWrite(frame);

    private async Task WriteAnswers(CancellationToken cancellationToken)
    {
        await foreach (WorkerFrame frame in answers.Reader.ReadAllAsync(cancellationToken)) await frame.WriteTo(output, cancellationToken);
    }
}
