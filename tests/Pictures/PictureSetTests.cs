namespace PrisonOps.Tests.Pictures;

public sealed class PictureSetTests
{
    private static readonly string[] Stages = ["canvas", "optics", "signal", "screen"];
    private static readonly string[] Severities = ["mild", "medium", "severe"];

    private readonly PictureSet set = PictureSet.Read();

    [Fact]
    public void Every_fault_has_three_forms_and_more_than_one_severity()
    {
        Assert.All(PictureSet.Faults, fault =>
        {
            FaultForm[] forms = [.. set.Forms.Where(form => form.Fault == fault)];
            Assert.True(forms.Length >= 3, $"{fault} has {forms.Length} forms.");
            Assert.True(forms.SelectMany(form => form.Clips).Select(clip => clip.Severity).Distinct().Count() > 1, $"{fault} has one severity.");
        });
    }

    [Fact]
    public void There_are_ten_scenes_twenty_clean_clips_and_a_hundred_faulty_ones()
    {
        Assert.True(set.Scenes.Count >= 10, $"{set.Scenes.Count} scenes");
        Assert.True(set.Clips.Count(clip => clip.Fault == FaultForm.Clean) >= 20, "clean clips");
        Assert.True(set.Clips.Count(clip => clip.Fault != FaultForm.Clean) >= 100, "faulty clips");
        Assert.Equal(set.Clips.Count, set.Clips.Select(clip => clip.Name).Distinct().Count());
    }

    [Fact]
    public void Every_form_is_written_with_known_words_and_gives_a_graph()
    {
        string[] known = [.. PictureSet.Faults, FaultForm.Clean];

        Assert.All(set.Forms, form =>
        {
            Assert.Contains(form.Fault, known);
            Assert.Contains(form.Stage, Stages);
            Assert.All(form.AlsoAccepted.Split(',', StringSplitOptions.RemoveEmptyEntries), also => Assert.Contains(also, known));
            Assert.All(form.Clips, clip => Assert.Contains(clip.Severity, form.Fault == FaultForm.Clean ? ["-"] : Severities));
        });
        Assert.All(set.Clips, clip => Assert.EndsWith("[clip]", new ClipGraph(clip).Build(), StringComparison.Ordinal));
        Assert.Equal(PictureSet.Faults.Order(StringComparer.Ordinal), DiagnoseCommand.FaultOfCode.Values.Order(StringComparer.Ordinal));
    }
}
