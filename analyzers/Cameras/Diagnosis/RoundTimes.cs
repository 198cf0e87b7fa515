using System.Buffers.Binary;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Analyzers.Cameras.Diagnosis;

/// <summary>
/// When a camera's round is due. Every camera has a place of its own in the period, from its id: rounds of many cameras fill the period evenly, and
/// a restart moves none of them.
/// </summary>
public static class RoundTimes
{
    /// <summary>0 to 1. The last bits of a version 7 id are random; the first are the time when it was made, which cameras of one import share.</summary>
    public static double ShareOf(Guid cameraId)
    {
        Span<byte> bytes = stackalloc byte[16];
        cameraId.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) / (double)uint.MaxValue;
    }

    /// <summary>The camera's next place in the period behind <paramref name="after"/>, moved into a window of the plan.</summary>
    public static DateTimeOffset Next(Guid cameraId, PlanDraft? plan, TimeSpan period, DateTimeOffset after)
    {
        double share = ShareOf(cameraId);
        long phase = (long)(period.Ticks * share);
        long rounds = Math.DivRem(after.UtcTicks - phase, period.Ticks, out long rest);
        if (rest >= 0) rounds++;
        DateTimeOffset due = new((rounds * period.Ticks) + phase, TimeSpan.Zero);
        return plan is null ? due : PlanHours.Allowed(plan, period, share, due);
    }
}
