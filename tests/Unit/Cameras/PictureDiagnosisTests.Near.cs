using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>Things so near to the lens that they look like another view or a card; and pictures that roll.</summary>
public sealed partial class PictureDiagnosisTests
{
    [Fact]
    [Trait("Clause", "8.2-0.12")]
    [Trait("Clause", "8.2-0.13")]
    public void Steep_and_out_of_focus_is_an_obstacle_and_as_sharp_as_before_is_another_view()
    {
        DrawnPicture leaves = DrawnPicture.Draw((x, y) => Math.Sin(x * 0.19) + Math.Sin((y * 0.23) + (x * 0.05)) > 0 ? (byte)225 : (byte)25).Blurred(3);

        Assert.Contains(PictureFaultCodes.Occlusion, Codes(Diagnose(Living(leaves), DrawnPicture.Street())));
        Assert.Contains(PictureFaultCodes.SceneChange, Codes(Diagnose(Living(DrawnPicture.Street(5)), DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.12")]
    [InlineData(14)]
    [InlineData(215)]
    public void A_disc_of_one_colour_over_two_thirds_of_a_knocked_view_is_an_obstacle_and_no_other_view(int luma)
    {
        DrawnPicture disc = DrawnPicture.Street().With((x, y, value) => Math.Pow((x - 160) / 146.0, 2) + Math.Pow((y - 96) / 88.0, 2) < 1 ? luma : value);
        string[] found = Codes(Diagnose(Living(disc), DrawnPicture.Street().Shifted(2, 1)));

        Assert.Contains(PictureFaultCodes.Occlusion, found);
        Assert.DoesNotContain(PictureFaultCodes.SceneChange, found);
    }

    [Theory]
    [Trait("Clause", "8.2-0.1")]
    [Trait("Clause", "8.2-0.12")]
    [InlineData(true, PictureFaultCodes.Occlusion)]
    [InlineData(false, PictureFaultCodes.SignalLoss)]
    public void A_smooth_box_with_a_living_strip_of_the_scene_beside_it_is_an_obstacle_and_a_card_with_a_moving_text_is_not(bool isBeside, string code)
    {
        DrawnPicture[] shown =
        [
            .. Frames(i => DrawnPicture.Street().WithNoise(i, 2).With((x, y, value) =>
                isBeside ? x is < 14 or > 306 || y is < 11 or > 181 ? value : 126 : IsText(x - (7 * i), y) ? 235 : 126)),
        ];

        Assert.Equal(code, Assert.Single(Codes(Diagnose(shown, DrawnPicture.Street().Shifted(3, 2)))));
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public void Upside_down_light_may_lie_as_if_the_picture_rolled_but_no_thing_is_seen_again()
    {
        DrawnPicture hall = DrawnPicture.Street(4).With((_, y, value) => 125 + (60 * Math.Sin(2 * Math.PI * y / DrawnPicture.HeightPx)) + ((value - 110) / 2.0));

        Assert.DoesNotContain(PictureFaultCodes.SignalLoss, Codes(Diagnose([.. Frames(i => Seen(hall, -1, 180).Shifted(0, 4 * (i % 5)).WithNoise(i, 1))], hall)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public void A_picture_that_rolls_is_a_lost_signal_and_one_that_was_tilted_once_is_not()
    {
        DrawnPicture street = DrawnPicture.Street(4);

        PictureFault fault = Assert.Single(Diagnose([.. Frames(i => Rolled(47 * i).WithNoise(i, 1))], street));
        Assert.Equal((PictureFaultCodes.SignalLoss, "rolling"), (fault.Code, fault.Detail));
        Assert.DoesNotContain(PictureFaultCodes.SignalLoss, Codes(Diagnose([.. Frames(i => Rolled(i < 2 ? 0 : 60).WithNoise(i, 1))], street)));

        DrawnPicture Rolled(int by)
        {
            by %= DrawnPicture.HeightPx;
            DrawnPicture upper = street.Shifted(0, by), lower = street.Shifted(0, by - DrawnPicture.HeightPx);
            byte[] luma = new byte[DrawnPicture.WidthPx * DrawnPicture.HeightPx];
            lower.With((x, y, value) => luma[(y * DrawnPicture.WidthPx) + x] = (byte)value);
            return upper.With((x, y, value) => y < DrawnPicture.HeightPx - by ? value : luma[(y * DrawnPicture.WidthPx) + x]);
        }
    }
}
