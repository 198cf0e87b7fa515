using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>Obstacles that leave gaps or let light through, and other views that look like one.</summary>
public sealed partial class PictureDiagnosisTests
{
    [Theory]
    [Trait("Clause", "8.2-0.12")]
    [InlineData(140, 5, 10)]
    [InlineData(26, 11, 30)]
    public void Leaves_and_drops_with_the_scene_between_them_are_an_obstacle_and_no_other_view(int count, int radiusFrom, int radiusTo)
    {
        DrawnPicture covered = Scattered(count, radiusFrom, radiusTo);

        Assert.Equal([PictureFaultCodes.Occlusion], Codes(Diagnose(Living(covered), DrawnPicture.Street())));
        Assert.DoesNotContain(PictureFaultCodes.Occlusion, Codes(Diagnose(Living(covered), covered)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.12")]
    public void A_bag_over_the_lens_that_lets_light_through_is_an_obstacle_and_haze_is_not()
    {
        DrawnPicture street = DrawnPicture.Street();
        DrawnPicture bag = street.Blurred(12).With((x, y, value) => 120 + (0.3 * value) + (10 * Math.Sin(x * 0.21) * Math.Cos(y * 0.17)));
        DrawnPicture haze = street.With((_, _, value) => 100 + (0.45 * value));

        Assert.Contains(PictureFaultCodes.Occlusion, Codes(Diagnose(Living(bag), street)));
        Assert.DoesNotContain(PictureFaultCodes.Occlusion, Codes(Diagnose(Living(haze), street)));
    }

    [Theory]
    [Trait("Clause", "8.2-0.13")]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Another_place_with_less_contrast_is_a_scene_change_and_no_obstacle(double contrast)
    {
        DrawnPicture other = DrawnPicture.Street(5).Blurred(1).With((_, _, value) => 120 + (contrast * (value - 120)));
        string[] found = Codes(Diagnose(Living(other), DrawnPicture.Street()));

        Assert.Contains(PictureFaultCodes.SceneChange, found);
        Assert.DoesNotContain(PictureFaultCodes.Occlusion, found);
    }

    /// <summary>Discs of one paint where chance puts them.</summary>
    private static DrawnPicture Scattered(int count, int radiusFrom, int radiusTo)
    {
        var random = new Random(11);
        (int X, int Y, int Radius)[] discs = [.. Enumerable.Range(0, count).Select(_ => (random.Next(DrawnPicture.WidthPx), random.Next(DrawnPicture.HeightPx), random.Next(radiusFrom, radiusTo)))];
        return DrawnPicture.Street().With((x, y, value) => discs.Any(disc => ((x - disc.X) * (x - disc.X)) + ((y - disc.Y) * (y - disc.Y)) < disc.Radius * disc.Radius) ? 62 : value);
    }
}
