namespace PrisonOps.Web.Feed;

/// <summary>
/// The steps of a topic in the last minute: which keys changed in which order. A step is small, and what people did stands in steps of its own, so
/// that who is behind goes forward in small frames and is told of that first.
/// </summary>
internal sealed class FeedRing(TimeProvider time)
{
    /// <summary>How far back a client can resume.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(60);

    /// <summary>Keys of one step, and of one frame without what is told ahead; some 250 KB of alarms, which a page takes in a moment.</summary>
    public const int StepKeysMax = 250;

    private const int StepsMax = 4_096;
    private readonly Queue<FeedStep> steps = new();

    /// <summary>Of the last step; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>The oldest sequence from which the steps lead to now.</summary>
    public long Oldest => steps.TryPeek(out FeedStep first) ? first.Sequence - 1 : Sequence;

    /// <summary>The first state is the first step, from which nothing leads back.</summary>
    public void Begin() => Sequence = 1;

    public void Add(IReadOnlySet<string> changed, IReadOnlySet<string> urgent)
    {
        long now = time.GetTimestamp();
        foreach (string[] keys in urgent.Chunk(StepKeysMax)) steps.Enqueue(new(++Sequence, now, keys, Urgent: true));
        foreach (string[] keys in changed.Where(key => !urgent.Contains(key)).Chunk(StepKeysMax)) steps.Enqueue(new(++Sequence, now, keys, Urgent: false));
        while (steps.Count > StepsMax || (steps.TryPeek(out FeedStep oldest) && time.GetElapsedTime(oldest.Timestamp) > Age)) steps.Dequeue();
    }

    /// <summary>
    /// The next steps of a client that has taken everything up to <see cref="FeedPlace.Have"/>, as many as one frame holds, and ahead of the steps
    /// between what people did later and it has not been told yet. Gives the keys and where the client is then.
    /// </summary>
    public (IReadOnlyCollection<string> Keys, FeedPlace Then) After(FeedPlace place)
    {
        HashSet<string> keys = [];
        (long have, long ahead) = (place.Have, Math.Max(place.Ahead, place.Have));
        int inOrder = 0, early = 0;
        bool isFull = false;
        foreach (FeedStep step in steps)
        {
            if (step.Sequence <= place.Have) continue;

            isFull |= inOrder > 0 && inOrder + step.Keys.Length > StepKeysMax;
            if (!isFull)
            {
                (have, inOrder) = (step.Sequence, inOrder + step.Keys.Length);
                ahead = Math.Max(ahead, have);
            }
            else if (step.Urgent && step.Sequence > ahead)
            {
                if (early > 0 && early + step.Keys.Length > StepKeysMax) break;
                (ahead, early) = (step.Sequence, early + step.Keys.Length);
            }
            else
            {
                continue;
            }

            keys.UnionWith(step.Keys);
        }

        return (keys, new(have, ahead));
    }

    private readonly record struct FeedStep(long Sequence, long Timestamp, string[] Keys, bool Urgent);
}
