using PrisonOps.Web.Feed;

namespace PrisonOps.Tests.Web.Feed;

/// <summary>How a client that is behind goes forward: in small steps, in order, and what people did ahead.</summary>
public sealed class FeedRingFacts
{
    private static readonly HashSet<string> Nothing = [];
    private readonly FeedRing ring = new(TimeProvider.System);

    [Fact]
    public void A_great_change_is_taken_in_small_steps_that_miss_nothing()
    {
        ring.Begin();
        ring.Add(Keys(0, 1_000), Nothing);
        ring.Add(Keys(1_000, 30), Nothing);

        List<IReadOnlyCollection<string>> frames = [.. Frames(new(1, 1))];

        Assert.All(frames, frame => Assert.InRange(frame.Count, 1, FeedRing.StepKeysMax));
        Assert.Equal(Keys(0, 1_030).Order(), frames.SelectMany(frame => frame).Order());
    }

    [Fact]
    public void Small_changes_go_together()
    {
        ring.Begin();
        for (int number = 0; number < 100; number++) ring.Add(Keys(number % 40, 1), Nothing);

        Assert.Equal(40, Assert.Single(Frames(new(1, 1))).Count);
    }

    [Fact]
    public void What_a_person_did_last_is_in_the_next_frame_of_who_is_far_behind_and_is_told_ahead_once()
    {
        ring.Begin();
        ring.Add(Keys(0, 2_000), Nothing);
        ring.Add(new HashSet<string> { "machine", "person" }, new HashSet<string> { "person" });
        FeedPlace behind = new(1, 1);

        (IReadOnlyCollection<string> first, FeedPlace then) = ring.After(behind);
        (IReadOnlyCollection<string> second, _) = ring.After(then);

        Assert.Contains("person", first);
        Assert.DoesNotContain("machine", first);
        Assert.DoesNotContain("person", second);
        Assert.Equal(["machine", "person"], Frames(then).Last().Order());
        Assert.Contains("person", ring.After(new(then.Have, then.Have)).Keys);
    }

    [Fact]
    public void Thousands_of_acknowledgements_at_once_do_not_make_a_great_frame()
    {
        ring.Begin();
        ring.Add(Keys(0, 1_000), Nothing);
        ring.Add(Keys(0, 1_000), Keys(0, 1_000));

        Assert.All(Frames(new(1, 1)), frame => Assert.InRange(frame.Count, 1, 2 * FeedRing.StepKeysMax));
    }

    private IEnumerable<IReadOnlyCollection<string>> Frames(FeedPlace from)
    {
        while (from.Have < ring.Sequence)
        {
            (IReadOnlyCollection<string> keys, from) = ring.After(from);
            yield return keys;
        }
    }

    private static HashSet<string> Keys(int first, int count) => [.. Enumerable.Range(first, count).Select(number => $"alarm-{number}")];
}
