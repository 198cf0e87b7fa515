using PrisonOps.Collectors.Notices.Heartbeats;
using PrisonOps.Collectors.Notices.Webhooks;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>Absence rings, and nobody can make it look like presence.</summary>
public sealed class BeatWatchTests
{
    private readonly BeatWatch watch = new("geheim", TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(60), Start);

    [Fact]
    public void Absence_rings_once_and_again_while_it_lasts_and_its_end_is_told()
    {
        Assert.Null(watch.Look(Start.AddSeconds(89)));
        Assert.Equal((true, TimeSpan.FromSeconds(90)), watch.Look(Start.AddSeconds(90)));
        Assert.Null(watch.Look(Start.AddSeconds(149)));
        Assert.Equal((true, TimeSpan.FromSeconds(150)), watch.Look(Start.AddSeconds(150)));

        Assert.True(Beat(Start.AddSeconds(160)));
        Assert.Equal((false, TimeSpan.FromSeconds(1)), watch.Look(Start.AddSeconds(161)));
        Assert.Null(watch.Look(Start.AddSeconds(162)));
    }

    [Fact]
    public void A_sign_that_is_forged_old_or_heard_before_is_none()
    {
        Assert.True(Beat(Start));
        Assert.False(Beat(Start));
        Assert.False(Beat(Start.AddSeconds(10), secret: "other"));
        Assert.False(Beat(Start.AddSeconds(20), sentAt: Start.AddMinutes(-10)));
        Assert.False(watch.Take(null, null, "{}"u8, Start));
        Assert.False(watch.Take("12x", "sha256=00", "{}"u8, Start));
    }

    private bool Beat(DateTimeOffset now, string secret = "geheim", DateTimeOffset? sentAt = null)
    {
        long stamp = (sentAt ?? now).ToUnixTimeSeconds();
        return watch.Take($"{stamp}", WebhookSignature.Of(secret, stamp, "{}"u8), "{}"u8, now);
    }
}
