using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>What came back from a worker: its answer, or the reason why there is none.</summary>
/// <param name="Jpeg">Empty when there is no picture.</param>
internal sealed record WorkerReply(WorkerAnswer? Answer, ReadOnlyMemory<byte> Jpeg, string Died)
{
    public static WorkerReply Of(WorkerAnswer answer, ReadOnlyMemory<byte> jpeg) => new(answer, jpeg, "");

    public static WorkerReply DiedOf(string reason) => new(null, default, reason);
}
