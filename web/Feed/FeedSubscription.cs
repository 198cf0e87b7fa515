using System.Threading.Channels;

namespace PrisonOps.Web.Feed;

/// <summary>One stream of one client: a pulse that holds at most one beat, and whether its right must be judged again.</summary>
internal sealed class FeedSubscription(Guid accountId)
{
    private readonly Channel<bool> pulse = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private int judge;

    public Guid AccountId { get; } = accountId;

    public void Wake() => pulse.Writer.TryWrite(true);

    public void AskToJudge()
    {
        Interlocked.Exchange(ref judge, 1);
        Wake();
    }

    public bool TakeJudgement() => Interlocked.Exchange(ref judge, 0) == 1;

    public ValueTask<bool> Wait(CancellationToken cancellationToken) => pulse.Reader.ReadAsync(cancellationToken);
}
