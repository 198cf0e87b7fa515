namespace PrisonOps.Tests.Pictures;

public sealed class PictureScoreTests
{
    [Fact]
    public void An_alarm_is_right_wrong_accepted_or_missing()
    {
        var score = new PictureScore(["blur", "noise"]);

        score.Add("blur", "mild", [], new Dictionary<string, string> { ["blur"] = "kind" });
        score.Add("blur", "mild", ["noise"], new Dictionary<string, string> { ["noise"] = "kind" });
        score.Add("noise", "severe", [], new Dictionary<string, string> { ["noise"] = "kind", ["blur"] = "kind" });

        Assert.Equal([("blur", 0.5), ("noise", 1.0)], score.PerFault);
        Assert.Equal(0.75, score.Macro);
        Assert.Equal((3, 3), (score.FaultyAlarmed, score.FaultyCount));
        Assert.Contains("mild 1/2, severe 1/1", score.Table("small"), StringComparison.Ordinal);
        Assert.Contains("wrong by kind: blur kind 1", score.Table("small"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_clip_is_alarmed_by_what_its_label_does_not_accept()
    {
        var score = new PictureScore(["blur", "noise"]);

        score.Add("clean", "-", ["noise"], new Dictionary<string, string> { ["noise"] = "kind" });
        score.Add("clean", "-", [], new Dictionary<string, string> { ["noise"] = "kind" });
        score.Add("clean", "-", [], new Dictionary<string, string> { ["not-of-the-set"] = "kind" });

        Assert.Equal((1, 3), (score.CleanAlarmed, score.CleanCount));
        Assert.Equal([("blur", 0.0), ("noise", 0.0)], score.PerFault);
    }
}
