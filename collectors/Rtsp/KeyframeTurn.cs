using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>
/// One request on its way. It is answered exactly once, and at its deadline at the latest: whoever comes first delivers, all others are
/// ignored.
/// </summary>
internal sealed class KeyframeTurn : IDisposable
{
    /// <summary>
    /// What is asked for must be back a little before the deadline, so that the answer is what was found and not a time-out of ours: a fifth
    /// of the time, and on a busy machine a second.
    /// </summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(1);

    private readonly IKeyframeSink sink;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly DateTimeOffset farEnd;
    private readonly CancellationTokenSource over = new();
    private int isAnswered;
    private volatile bool hasBegun;

    public KeyframeTurn(KeyframeRequest request, IKeyframeSink sink, TimeProvider time)
        : this(request, [], mustRunAlone: false, sink, time)
    {
    }

    /// <param name="limits">Of the collector; the request's own come on top.</param>
    /// <param name="mustRunAlone">It is suspected of killing workers.</param>
    public KeyframeTurn(KeyframeRequest request, ImmutableArray<StreamLease> limits, bool mustRunAlone, IKeyframeSink sink, TimeProvider time)
    {
        ImmutableArray<StreamLease> own = request.Leases;
        Leases = own.IsEmpty ? limits : [.. own, .. limits.Where(limit => own.All(lease => lease.Key != limit.Key))];
        MustRunAlone = mustRunAlone;
        (Request, this.sink, this.time) = (request, sink, time);
        TimeSpan left = request.Deadline - time.GetUtcNow();
        farEnd = request.Deadline - (left * 0.2 < LongestMargin ? left * 0.2 : LongestMargin);
        timer = time.CreateTimer(_ => GiveUp(), null, left < TimeSpan.Zero ? TimeSpan.Zero : left, Timeout.InfiniteTimeSpan);
    }

    public KeyframeRequest Request { get; }

    /// <summary>What must have room before this one begins.</summary>
    public ImmutableArray<StreamLease> Leases { get; }

    public bool MustRunAlone { get; }

    /// <summary>Channels of one recorder have its address and port in common.</summary>
    public string Recorder => RecorderOf(Request.Target);

    public bool IsAnswered => Volatile.Read(ref isAnswered) != 0;

    public Suspect Suspect => new(Request.Target.Id, Request.Target.Revision);

    /// <summary>Time for the far end.</summary>
    public TimeSpan Left => farEnd - time.GetUtcNow();

    /// <summary>Cancelled when the turn was answered.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>False when it was answered while it waited.</summary>
    public bool Begin()
    {
        hasBegun = true;
        return !IsAnswered;
    }

    public static string RecorderOf(ObjectConfiguration camera) => string.Create(CultureInfo.InvariantCulture, $"{camera.Address}:{camera.Port}");

    public void Fail(StreamOutcome outcome, string detail) => Deliver(KeyframeResult.Failed(Request.Purpose, outcome, time.GetUtcNow(), detail));

    public void Deliver(KeyframeResult result)
    {
        if (Interlocked.Exchange(ref isAnswered, 1) != 0) return;
        sink.Deliver(Request.Target.Id, Request.Epoch, result);
        timer.Dispose();
        over.Cancel();
    }

    public void Dispose()
    {
        timer.Dispose();
        over.Dispose();
    }

    private void GiveUp()
    {
        if (hasBegun) Fail(StreamOutcome.WorkerTimedOut, "the decoder worker gave no answer by the deadline");
        else Fail(StreamOutcome.Overloaded, "the request waited in the queue until its deadline");
    }
}
