using System.Threading.Channels;

namespace PrisonOps.Web.Feed;

/// <summary>
/// One stream of one client: a pulse that holds at most one beat, whether its right must be judged again, and how far the client has come by its own
/// word. Without that word what a slow client has not taken yet would wait in the buffers of sockets and of its browser, seconds of it.
/// </summary>
internal sealed class FeedSubscription(Guid accountId)
{
    private readonly Channel<bool> pulse = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private const long Silent = -1;

    private int judge;
    private long taken = Silent;

    public Guid AccountId { get; } = accountId;

    public void Wake() => pulse.Writer.TryWrite(true);

    public void AskToJudge()
    {
        Interlocked.Exchange(ref judge, 1);
        Wake();
    }

    /// <summary>The client has taken this frame, and with it all before.</summary>
    public void Take(long sequence)
    {
        Interlocked.Exchange(ref taken, sequence);
        Wake();
    }

    /// <summary>Whether the client waits for the next frame. One that never said what it has taken is not waited for.</summary>
    public bool HasTaken(long sequence) => Interlocked.Read(ref taken) is var last && (last == Silent || last == sequence);

    public bool TakeJudgement() => Interlocked.Exchange(ref judge, 0) == 1;

    public ValueTask<bool> Wait(CancellationToken cancellationToken) => pulse.Reader.ReadAsync(cancellationToken);
}
