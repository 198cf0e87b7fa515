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

    [Fact]
    [Trait("Clause", "8.2-0.12")]
    public void Behind_half_a_sheet_points_stand_beyond_chance_and_of_dark_streets_with_other_lamps_only_by_chance()
    {
        DrawnPicture street = DrawnPicture.Street(), lamps = Lamps(0);
        bool[] everywhere = [.. Enumerable.Repeat(true, TileGrid.Tiles)];

        Assert.InRange(Stands(street, street.With((x, _, value) => x < DrawnPicture.WidthPx / 2 ? 128 : value)), 0.4, 0.6);
        Assert.InRange(Stands(lamps, Lamps(1)), -0.1, 0.15);

        double Stands(DrawnPicture known, DrawnPicture now) => StandingPoints.BeyondChance(known.Measure().Tiles!, everywhere, [now.Measure().Tiles!])!.Value;

        static DrawnPicture Lamps(int seed)
        {
            var random = new Random(seed);
            (int X, int Y)[] lit = [.. Enumerable.Range(0, 40).Select(_ => (random.Next(DrawnPicture.WidthPx), random.Next(DrawnPicture.HeightPx)))];
            return DrawnPicture.Draw((x, y) => lit.Any(lamp => Math.Abs(lamp.X - x) < 5 && Math.Abs(lamp.Y - y) < 5) ? (byte)120 : (byte)20);
        }
    }

    [Fact]
    [Trait("Clause", "8.2-0.13")]
    public void Another_view_without_colours_is_another_view_and_no_lost_colour() => Assert.Equal(
        [PictureFaultCodes.SceneChange], Codes(Diagnose(Living(DrawnPicture.Street(9)), DrawnPicture.Street().WithChroma((_, _) => (14, -12)))));
}
