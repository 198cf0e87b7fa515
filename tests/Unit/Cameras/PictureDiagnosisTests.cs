using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>Each fault of a picture in drawn scenes of known truth: what must be found, and what must not.</summary>
public sealed partial class PictureDiagnosisTests
{
    private const int Keyframes = 6;

    private static readonly double[] Gains = [0.5, 0.3, 0.15];

    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_good_picture_has_no_fault_with_and_without_a_reference()
    {
        Assert.Empty(Codes(Diagnose(Living(DrawnPicture.Street()))));
        Assert.Empty(Codes(Diagnose(Living(DrawnPicture.Street()), reference: DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.1")]
    [InlineData("text on black", "black")]
    [InlineData("text on white", "white-card")]
    [InlineData("bars over a row of squares", "grey-card")]
    [InlineData("blue under the noise of a line", "blue")]
    [InlineData("coarse snow", "snow")]
    [InlineData("plain white", "white-card")]
    [InlineData("text on a gradient", "grey-card")]
    public void What_is_drawn_in_place_of_a_scene_is_a_lost_signal(string shown, string name)
    {
        PictureFault fault = Assert.Single(Diagnose([.. Frames(i => Drawn(shown, i))], DrawnPicture.Street()), found => found.Code == PictureFaultCodes.SignalLoss);

        Assert.Equal(name, fault.Detail);
        Assert.Equal(name, Assert.Single(Diagnose([.. Frames(i => Drawn(shown, i))]), found => found.Code == PictureFaultCodes.SignalLoss).Detail);
    }

    private static DrawnPicture Drawn(string shown, int frame)
    {
        var random = new Random(frame);
        int[] cells = [.. Enumerable.Range(0, 60 * 40).Select(_ => random.Next(16, 236))];
        return shown switch
        {
            "text on black" => DrawnPicture.Draw((x, y) => IsText(x, y) ? (byte)235 : (byte)16),
            "text on white" => DrawnPicture.Draw((x, y) => IsText(x, y) ? (byte)16 : (byte)230),
            "bars over a row of squares" => DrawnPicture.Draw((x, y) => (byte)(y < 130 ? 200 - (x / 40 * 22) : x / 80 % 2 == 0 ? 16 : 180)),
            "blue under the noise of a line" => DrawnPicture.Card(41, 240, 110).WithBellNoise(frame, 8),
            "plain white" => DrawnPicture.Card(220),
            "text on a gradient" => DrawnPicture.Draw((x, y) => IsText(x, y) ? (byte)235 : (byte)(30 + (y / 2))),
            "coarse snow" => DrawnPicture.Draw((x, y) => (byte)cells[(y / 5 * 60) + (x / 6)]),
            _ => throw new ArgumentOutOfRangeException(nameof(shown), shown, "Not drawn here."),
        };
    }

    /// <summary>Lines of letters of 5 x 8 pixels, on a tenth of the picture.</summary>
    private static bool IsText(int x, int y) => y is > 60 and < 120 && x is > 60 and < 240 && y % 20 < 8 && x % 8 < 5 && ((x / 8 * 7) + y) % 3 != 0;

    [Theory]
    [Trait("Clause", "8.2-0.2")]
    [InlineData(0.0, false)]
    [InlineData(3.0, true)]
    [InlineData(6.0, true)]
    public void Blur_is_found_from_a_spread_of_three_pixels_on(double sigmaPx, bool isFault) =>
        Assert.Equal(isFault, Codes(Diagnose(Living(DrawnPicture.Street().Blurred(sigmaPx)))).Contains(PictureFaultCodes.Blur));

    [Fact]
    [Trait("Clause", "8.2-0.2")]
    public void Sharpness_falls_with_every_step_of_blur()
    {
        double[] sharpness = [.. Enumerable.Range(0, 7).Select(sigma => DrawnPicture.Street().Blurred(sigma).Measure().Signs.EdgeSharpness!.Value)];

        Assert.True(sharpness.Zip(sharpness.Skip(1)).All(pair => pair.Second < pair.First + 0.005), string.Join(" ", sharpness));
        Assert.True(sharpness[^1] < 0.5 * sharpness[0], string.Join(" ", sharpness));
    }

    [Fact]
    [Trait("Clause", "8.2-0.3")]
    public void Too_much_light_is_too_bright_and_too_little_is_only_too_dark()
    {
        Assert.Contains(PictureFaultCodes.Brightness, Codes(Diagnose(Living(DrawnPicture.Street().With((_, _, value) => value + 80)))));

        string[] dark = Codes(Diagnose(Living(DrawnPicture.Street().With((_, _, value) => 16 + ((value - 16) * 0.15)))));
        Assert.Contains(PictureFaultCodes.TooDark, dark);
        Assert.DoesNotContain(PictureFaultCodes.Brightness, dark);
    }

    [Theory]
    [Trait("Clause", "8.2-0.4")]
    [InlineData(-24, 30, true)]
    [InlineData(30, -10, true)]
    [InlineData(0, 0, false)]
    public void A_gain_of_one_channel_is_a_cast(double u, double v, bool isFault)
    {
        DrawnPicture tinted = DrawnPicture.Street().WithChroma((beforeU, beforeV) => (beforeU + u, beforeV + v));

        Assert.Equal(isFault, Codes(Diagnose(Living(tinted))).Contains(PictureFaultCodes.ColorCast));
        Assert.Equal(isFault, Codes(Diagnose(Living(tinted), DrawnPicture.Street())).Contains(PictureFaultCodes.ColorCast));
    }

    [Fact]
    [Trait("Clause", "8.2-0.4")]
    public void A_large_lawn_is_no_cast_when_the_reference_shows_it_too_and_neither_is_the_evening_sun()
    {
        DrawnPicture lawn = DrawnPicture.Street().WithChroma((_, _) => (-20, -18));
        DrawnPicture evening = DrawnPicture.Street().WithChroma((u, v) => (u - 9, v + 9));

        Assert.DoesNotContain(PictureFaultCodes.ColorCast, Codes(Diagnose(Living(lawn), lawn)));
        Assert.DoesNotContain(PictureFaultCodes.ColorCast, Codes(Diagnose(Living(evening), DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.5")]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(20)]
    public void Noise_of_a_sensor_is_estimated_within_a_fifth(double sigma)
    {
        double measured = Flat(110).WithBellNoise(7, sigma).Measure().Signs.NoiseSigma;

        Assert.InRange(measured, 0.8 * sigma, 1.2 * sigma);
    }

    [Theory]
    [Trait("Clause", "8.2-0.5")]
    [InlineData(1, false)]
    [InlineData(15, true)]
    public void Strong_noise_is_a_fault_and_that_of_any_sensor_is_not(double sigma, bool isFault) => Assert.Equal(
        isFault, Codes(Diagnose([.. Frames(i => DrawnPicture.Street().WithBellNoise(i, sigma))])).Contains(PictureFaultCodes.Noise));

    [Fact]
    [Trait("Clause", "8.2-0.5")]
    public void A_scene_behind_severe_noise_is_no_snow()
    {
        DrawnPicture[] noisy = [.. Frames(i => DrawnPicture.Street().With((_, _, value) => 126 + ((value - 126) * 0.6)).WithBellNoise(i, 40))];

        Assert.DoesNotContain(PictureFaultCodes.SignalLoss, Codes(Diagnose(noisy)));
        Assert.Contains(PictureFaultCodes.Noise, Codes(Diagnose(noisy)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.5")]
    public void Coarse_grain_is_noise_and_more_than_a_night_had_before_too()
    {
        DrawnPicture street = DrawnPicture.Street(), night = street.With((_, _, value) => 16 + ((value - 16) * 0.35));
        DrawnPicture[] grainy = [.. Frames(i => street.WithBellNoise(i, 40).Blurred(1.2))], gained = [.. Frames(i => night.WithBellNoise(i, 5.5))];

        Assert.Contains(PictureFaultCodes.Noise, Codes(Diagnose(grainy, street)));
        Assert.Contains(PictureFaultCodes.Noise, Codes(Diagnose(gained, night, PictureProfile.NightColour)));
        Assert.DoesNotContain(PictureFaultCodes.Noise, Codes(Diagnose([.. Frames(i => night.WithBellNoise(i, 2))], night, PictureProfile.NightColour)));
    }

    [Theory]
    [Trait("Clause", "8.2-0.6")]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(0.6, 0.8)]
    public void Stripes_of_an_amplitude_of_eight_are_found_in_any_direction_and_while_they_move(double acrossX, double acrossY)
    {
        DrawnPicture[] striped =
        [
            .. Frames(i => DrawnPicture.Street().WithNoise(i, 2).With((x, y, value) => value + (8 * Math.Sin((2 * Math.PI * ((acrossX * x) + (acrossY * y)) / 9) + (0.7 * i))))),
        ];

        Assert.Contains(PictureFaultCodes.Stripe, Codes(Diagnose(striped)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.6")]
    public void A_fence_that_the_reference_shows_is_no_stripe()
    {
        DrawnPicture fence = DrawnPicture.Street().With((x, _, value) => x % 10 < 3 ? 40 : value);

        Assert.DoesNotContain(PictureFaultCodes.Stripe, Codes(Diagnose(Living(fence), fence)));
    }

    [Theory]
    [Trait("Clause", "8.2-0.8")]
    [InlineData(PictureProfile.Day, true)]
    [InlineData(PictureProfile.NightIr, false)]
    public void A_grey_picture_is_a_fault_by_day_and_legitimate_under_infrared(PictureProfile profile, bool isFault)
    {
        DrawnPicture grey = DrawnPicture.Street().WithChroma((_, _) => (0, 0));

        Assert.Equal(isFault, Codes(Diagnose(Living(grey), profile: profile)).Contains(PictureFaultCodes.Monochrome));
        Assert.DoesNotContain(PictureFaultCodes.Monochrome, Codes(Diagnose(Living(DrawnPicture.Street()), profile: profile)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.10")]
    public void Too_little_and_too_much_contrast_are_found()
    {
        DrawnPicture street = DrawnPicture.Street();

        Assert.Contains(PictureFaultCodes.Contrast, Codes(Diagnose(Living(street.With((_, _, value) => 126 + ((value - 126) * 0.2))))));
        Assert.Contains(PictureFaultCodes.Contrast, Codes(Diagnose(Living(street.With((_, _, value) => value > 118 ? 240 : 12)))));
    }

    [Fact]
    [Trait("Clause", "8.2-0.11")]
    public void A_view_that_flips_to_and_fro_is_unsteady_and_one_cut_or_one_lamp_is_not()
    {
        DrawnPicture here = DrawnPicture.Street(1), there = DrawnPicture.Street(2);

        Assert.Contains(PictureFaultCodes.SuddenChange, Codes(Diagnose([.. Frames(i => (i % 2 == 0 ? here : there).WithNoise(i, 2))])));
        Assert.DoesNotContain(PictureFaultCodes.SuddenChange, Codes(Diagnose([.. Frames(i => (i < 3 ? here : there).WithNoise(i, 2))])));
        Assert.DoesNotContain(
            PictureFaultCodes.SuddenChange,
            Codes(Diagnose([.. Frames(i => here.With((_, _, value) => i < 3 ? 16 + ((value - 16) * 0.7) : value).WithNoise(i, 2))])));
    }

    [Theory]
    [Trait("Clause", "8.2-0.12")]
    [InlineData(0.08, false)]
    [InlineData(0.4, true)]
    [InlineData(0.65, true)]
    public void A_sheet_before_the_lens_is_found_and_what_hides_little_is_not(double share, bool isFault)
    {
        DrawnPicture covered = DrawnPicture.Street().With((x, _, value) => x < share * DrawnPicture.WidthPx ? 60 : value);
        PictureFault[] faults = Diagnose(Living(covered), DrawnPicture.Street());

        Assert.Equal(isFault, Codes(faults).Contains(PictureFaultCodes.Occlusion));
        if (!isFault) return;
        PictureRegion region = faults.First(fault => fault.Code == PictureFaultCodes.Occlusion).Region!.Value;
        Assert.InRange(region.X + region.Width, share - 0.12, share + 0.12);
    }

    [Fact]
    [Trait("Clause", "8.2-0.12")]
    public void Spray_on_a_part_of_the_glass_is_an_obstacle_and_a_shadow_on_it_is_not()
    {
        DrawnPicture street = DrawnPicture.Street();
        DrawnPicture sprayed = street.With((x, _, value) => x < 180 ? 110 + (0.15 * (value - 110)) : value), shaded = street.With((x, _, value) => x < 180 ? 0.4 * value : value);

        PictureFault fault = Assert.Single(Diagnose(Living(sprayed), street), found => found.Code == PictureFaultCodes.Occlusion);
        Assert.InRange(fault.Region!.Value.Width, 0.4, 0.7);
        Assert.DoesNotContain(PictureFaultCodes.Occlusion, Codes(Diagnose(Living(shaded), street)));
    }

    [Theory]
    [Trait("Clause", "8.2-0.12")]
    [InlineData(60, 0)]
    [InlineData(110, 36)]
    [InlineData(170, 0)]
    public void A_cloth_over_all_of_the_lens_is_an_obstacle_at_any_light_and_with_any_grain(int luma, int grain)
    {
        var random = new Random(7);
        int[] threads = [.. Enumerable.Range(0, 40 * 24).Select(_ => random.Next(-grain, grain + 1))];
        DrawnPicture cloth = DrawnPicture.Draw((x, y) => (byte)(luma + (x / 20) + threads[(y / 8 * 40) + (x / 8)])).Blurred(1.5);

        Assert.Equal([PictureFaultCodes.Occlusion], Codes(Diagnose(Living(cloth), DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.2")]
    [InlineData(6.0)]
    [InlineData(9.0)]
    public void A_lens_far_out_of_focus_is_blur_and_no_obstacle(double sigmaPx) =>
        Assert.Equal([PictureFaultCodes.Blur], Codes(Diagnose(Living(DrawnPicture.Street().Blurred(sigmaPx)), DrawnPicture.Street())));

    [Fact]
    [Trait("Clause", "8.2-0.14")]
    public void A_scene_in_hardly_any_light_is_too_dark_and_no_black_card()
    {
        DrawnPicture faint = DrawnPicture.Street().With((_, _, value) => 17 + ((value - 16) * 0.05));

        Assert.Equal([PictureFaultCodes.TooDark], Codes(Diagnose(Living(faint), DrawnPicture.Street())));
        Assert.Equal([PictureFaultCodes.SignalLoss], Codes(Diagnose(Living(DrawnPicture.Card(18)), DrawnPicture.Street())));
    }

    [Fact]
    [Trait("Clause", "8.2-0.12")]
    public void A_person_who_walks_by_hides_nothing()
    {
        DrawnPicture[] walking = [.. Frames(i => DrawnPicture.Street().With((x, _, value) => x > 50 * i && x < (50 * i) + 90 ? 60 : value).WithNoise(i, 2))];

        Assert.DoesNotContain(PictureFaultCodes.Occlusion, Codes(Diagnose(walking, DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.13")]
    [InlineData(1, false)]
    [InlineData(7, true)]
    [InlineData(14, true)]
    public void A_camera_that_was_turned_by_a_fortieth_of_its_picture_shows_another_view(int byPx, bool isFault)
    {
        string[] found = Codes(Diagnose(Living(DrawnPicture.Street().Shifted(byPx, byPx / 2)), DrawnPicture.Street()));

        Assert.Equal(isFault, found.Contains(PictureFaultCodes.SceneChange));
        Assert.DoesNotContain(PictureFaultCodes.Occlusion, found);
    }

    [Fact]
    [Trait("Clause", "8.2-0.13")]
    public void Another_view_is_a_scene_change_and_the_same_in_other_light_is_not()
    {
        DrawnPicture street = DrawnPicture.Street();

        Assert.Contains(PictureFaultCodes.SceneChange, Codes(Diagnose(Living(DrawnPicture.Street(5)), street)));
        Assert.Contains(PictureFaultCodes.SceneChange, Codes(Diagnose(Living(street.Shifted(48, 0)), street)));
        Assert.DoesNotContain(PictureFaultCodes.SceneChange, Codes(Diagnose(Living(street.With((_, _, value) => 16 + ((value - 16) * 0.7))), street)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.14")]
    public void A_dark_picture_is_a_fault_by_day_and_a_structured_night_is_not()
    {
        DrawnPicture dim = DrawnPicture.Street().With((_, _, value) => 16 + ((value - 16) * 0.15)), night = DrawnPicture.Street().With((_, _, value) => 16 + ((value - 16) * 0.35));

        Assert.Contains(PictureFaultCodes.TooDark, Codes(Diagnose(Living(dim))));
        Assert.DoesNotContain(PictureFaultCodes.TooDark, Codes(Diagnose(Living(night), profile: PictureProfile.NightColour)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public void A_score_is_below_60_for_a_fault_and_falls_as_it_grows()
    {
        int[] scores =
        [
            .. Gains.Select(gain => Diagnose(Living(DrawnPicture.Street().With((_, _, value) => 126 + ((value - 126) * gain))), DrawnPicture.Street())
                .First(fault => fault.Code == PictureFaultCodes.Contrast).Score),
        ];

        Assert.True(scores is [< 60, ..] && scores[0] > scores[1] && scores[1] > scores[2], string.Join(" ", scores));
    }

    [Fact]
    public void A_fault_that_begins_later_says_when()
    {
        DrawnPicture street = DrawnPicture.Street();

        PictureFault fault = Diagnose([.. Frames(i => (i < 2 ? street : street.With((_, _, value) => value + 110)).WithNoise(i, 2))]).First(found => found.Code == PictureFaultCodes.Brightness);

        Assert.Equal((2.0, 5.0), (fault.FromSeconds!.Value, fault.ToSeconds!.Value));
    }

    [Theory]
    [Trait("Clause", "8.2-0.8")]
    [InlineData(0.0, true)]
    [InlineData(1.0, false)]
    public void Coloured_text_in_a_grey_picture_does_not_make_it_a_coloured_one(double colour, bool isFault)
    {
        DrawnPicture known = DrawnPicture.Street().WithChroma((_, _) => (12, -14)), grey = known.WithChroma((u, v) => (colour * u, colour * v)).WithColouredLabel(90, -60);

        Assert.Equal(isFault, Codes(Diagnose(Living(grey), known)).Contains(PictureFaultCodes.Monochrome));
    }

    [Theory]
    [Trait("Clause", "8.2-0.5")]
    [InlineData(true)]
    [InlineData(false)]
    public void Strong_noise_that_black_swallows_in_half_of_a_night_is_noise_and_traffic_beside_the_dark_is_not(bool isNoise)
    {
        DrawnPicture night = DrawnPicture.Street().With((x, _, value) => x < 60 ? 16 : 16 + (0.3 * value));
        DrawnPicture[] round = [.. Frames(i => isNoise ? night.WithNoise(i, 25) : night.WithPerson(70 + (40 * i)).WithNoise(i, 2))];

        Assert.Equal(isNoise, Codes(Diagnose(round, profile: PictureProfile.NightColour)).Contains(PictureFaultCodes.Noise));
    }

    private static DrawnPicture Flat(byte luma) => DrawnPicture.Draw((_, _) => luma);

    private static IEnumerable<DrawnPicture> Frames(Func<int, DrawnPicture> draw) => Enumerable.Range(0, Keyframes).Select(draw);

    private static DrawnPicture[] Living(DrawnPicture picture) => [.. Frames(i => picture.WithNoise(i, 1))];

    private static string[] Codes(IEnumerable<PictureFault> faults) => [.. faults.Select(fault => fault.Code)];

    private static PictureFault[] Diagnose(DrawnPicture[] pictures, DrawnPicture? reference = null, PictureProfile profile = PictureProfile.Day)
    {
        ImmutableArray<PictureMeasurements> measured = DrawnPicture.Measure(fullRange: false, pictures);
        PictureReference? known = reference is null ? null : PictureReference.Learn(DrawnPicture.Measure(fullRange: false, reference.WithNoise(100, 1), reference.WithNoise(101, 1)));
        var taken = new KeyframeResult(KeyframePurpose.Diagnosis, StreamOutcome.Ok, At, default, measured, null, "");
        return [.. PictureDiagnosis.Of(taken, known, profile, PictureLimits.Default)];
    }
}
