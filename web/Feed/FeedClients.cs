namespace PrisonOps.Web.Feed;

/// <summary>How many browsers hang on the feed of this process.</summary>
internal sealed class FeedClients
{
    private int connected;

    public int Connected => Volatile.Read(ref connected);

    /// <summary>False, and not counted, when there are already so many.</summary>
    public bool Enter(int most)
    {
        if (Interlocked.Increment(ref connected) <= most) return true;

        Interlocked.Decrement(ref connected);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref connected);
}
