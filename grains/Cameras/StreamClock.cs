using PrisonOps.Grains.Objects;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

/// <summary>One of the clocks of a camera: at most one request in flight, and what the last answer said.</summary>
internal sealed class StreamClock(KeyframePurpose purpose, IKeyframeSource source, TimeProvider time)
{
    private OpenRequest? open;

    public KeyframeResult? Last { get; private set; }

    /// <summary>False when one is in flight already: a slow camera skips rounds instead of piling them up.</summary>
    public bool Ask(ObjectConfiguration camera, long epoch, TimeSpan answerWithin, int keyframes, int burstFrames = 0, DiagnosisPriority priority = DiagnosisPriority.Plan)
    {
        if (open is not null) return false;

        DateTimeOffset deadline = time.GetUtcNow() + answerWithin;
        open = new(epoch, deadline);
        KeyframeRequest request = new(camera, epoch, deadline, purpose, keyframes, WantPicture: purpose == KeyframePurpose.Diagnosis)
        {
            BurstFrames = burstFrames,
            Priority = priority,
        };
        if (source.Request(request)) return true;

        open = null;
        Last = KeyframeResult.Failed(purpose, StreamOutcome.Overloaded, time.GetUtcNow(), "the queue of the decoder workers is full");
        return false;
    }

    /// <summary>False when the answer is of an earlier life or was given up.</summary>
    public bool Take(long epoch, KeyframeResult result)
    {
        if (open?.Epoch != epoch) return false;

        open = null;
        // The picture has its own store; a status keeps numbers only.
        Last = result with { Jpeg = null };
        return true;
    }

    /// <summary>True when the answer that was promised by the deadline is lost; the next round may ask again.</summary>
    public bool GiveUp(TimeSpan lateMax)
    {
        if (open is null || time.GetUtcNow() <= open.Deadline + lateMax) return false;

        open = null;
        return true;
    }

    public void Stop() => open = null;
}
