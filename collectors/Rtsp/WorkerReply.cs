using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>What came back from a worker: its answer, or the reason why there is none.</summary>
/// <param name="Jpeg">Empty when there is no picture.</param>
internal sealed record WorkerReply(WorkerAnswer? Answer, ReadOnlyMemory<byte> Jpeg, string Died)
{
    /// <summary>The request is unanswered through no fault of its stream: another worker may do better.</summary>
    public bool IsLost => Answer is null or { Outcome: StreamOutcome.WorkerFailed or StreamOutcome.WorkerTimedOut };

    public static WorkerReply Of(WorkerAnswer answer, ReadOnlyMemory<byte> jpeg) => new(answer, jpeg, "");

    public static WorkerReply DiedOf(string reason) => new(null, default, reason);

    /// <param name="lostBefore">Workers that were lost over this request before.</param>
    public KeyframeResult ResultAt(KeyframePurpose purpose, DateTimeOffset at, int lostBefore) => (Answer is { } answer
        ? new KeyframeResult(
            purpose, answer.Outcome, at, answer.Timing, answer.Measurements, Jpeg.IsEmpty ? null : Jpeg.ToArray(), answer.Detail)
        {
            Packets = answer.Packets, Burst = answer.Burst, LaterBurst = answer.LaterBurst, CpuMs = answer.CpuMs,
        }
        : KeyframeResult.Failed(purpose, StreamOutcome.WorkerFailed, at, Died)) with { LostWorkers = IsLost ? lostBefore + 1 : lostBefore };
}
