using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>What real cameras show that is easily mistaken for a fault, each beside the fault that it is mistaken for.</summary>
public sealed partial class PictureDiagnosisTests
{
    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Black_bars_beside_a_living_picture_are_always_equal_and_no_freeze(bool isStuck, bool isFault)
    {
        DrawnPicture Barred(int seed) => DrawnPicture.Street().WithNoise(seed, 3).With((x, _, value) => x is < 70 or > 250 ? 16 : value);

        string[] codes = Codes(Diagnose([.. Frames(i => Barred(isStuck ? 7 : i))]));

        Assert.Equal(isFault, codes.Contains(PictureFaultCodes.Freeze));
    }

    [Theory]
    [Trait("Clause", "8.2-0.5")]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Grit_that_lies_where_it_lay_is_no_noise_and_pixels_that_flash_are(bool isFlashing, bool isFault)
    {
        DrawnPicture Gritty(int frame)
        {
            var random = new Random(isFlashing ? frame : 1);
            HashSet<int> grit = [.. Enumerable.Range(0, 300).Select(_ => random.Next(DrawnPicture.WidthPx * DrawnPicture.HeightPx))];
            return DrawnPicture.Street().WithNoise(frame, 1).With((x, y, value) => grit.Contains((y * DrawnPicture.WidthPx) + x) ? 235 : value);
        }

        Assert.Equal(isFault, Codes(Diagnose([.. Frames(Gritty)])).Contains(PictureFaultCodes.Noise));
    }

    [Fact]
    [Trait("Clause", "8.2-0.3")]
    public void A_lamp_on_a_part_is_the_light_of_the_scene_and_the_same_light_everywhere_is_too_much()
    {
        DrawnPicture Lit(Func<int, double> gain) => DrawnPicture.Street().With((x, _, value) => Math.Min(228, value + gain(x)));
        DrawnPicture[] lamp = Living(Lit(x => x < 190 ? 80 : 0)), exposed = Living(Lit(_ => 60));

        Assert.DoesNotContain(PictureFaultCodes.Brightness, Codes(Diagnose(lamp, DrawnPicture.Street())));
        Assert.Contains(PictureFaultCodes.Brightness, Codes(Diagnose(exposed, DrawnPicture.Street())));
    }

    [Fact]
    [Trait("Clause", "8.2-0.11")]
    public void A_white_van_that_passes_changes_a_third_of_the_picture_and_a_lamp_that_flickers_all_of_it()
    {
        DrawnPicture Passing(int frame) => DrawnPicture.Street().WithNoise(frame, 1)
            .With((x, y, value) => frame == 3 && x is > 90 and < 240 && y is > 30 and < 170 ? 225 - (y % 24 < 3 ? 120 : 0) : value);
        DrawnPicture Flickering(int frame) => DrawnPicture.Street().WithNoise(frame, 1).With((_, _, value) => frame % 2 == 1 ? (value * 0.6) + 6 : value);

        Assert.DoesNotContain(PictureFaultCodes.SuddenChange, Codes(Diagnose([.. Frames(Passing)], DrawnPicture.Street())));
        Assert.Contains(PictureFaultCodes.SuddenChange, Codes(Diagnose([.. Frames(Flickering)], DrawnPicture.Street())));
    }
}
