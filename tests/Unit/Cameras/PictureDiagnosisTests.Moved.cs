using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>Cameras that were moved and show a part of the former view again, somewhere else and at another size.</summary>
public sealed partial class PictureDiagnosisTests
{
    /// <summary>A lawn in soft light between houses: what is left of it when the lens zooms in has hardly an edge.</summary>
    private static DrawnPicture Yard()
    {
        DrawnPicture street = DrawnPicture.Street(6);
        return street.With((x, y, value) => x is < 40 or > 280 || y < 20 ? value : 110 + (24 * Math.Sin(x / 23.0) * Math.Cos(y / 21.0)) + (26 * Math.Sin((x + y) / 43.0)));
    }

    [Theory]
    [Trait("Clause", "8.2-0.13")]
    [InlineData(1.5, 0)]
    [InlineData(1.9, 0)]
    [InlineData(1.0, 10)]
    [InlineData(0.8, 0)]
    [InlineData(-1.0, 0)]
    public void A_yard_that_is_zoomed_rolled_or_mirrored_is_another_view_and_no_obstacle(double zoom, double rollDegrees)
    {
        string[] found = Codes(Diagnose(Living(Seen(Yard(), zoom, rollDegrees)), Yard()));

        Assert.Contains(PictureFaultCodes.SceneChange, found);
        Assert.DoesNotContain(PictureFaultCodes.Occlusion, found);
    }

    [Fact]
    [Trait("Clause", "8.2-0.12")]
    public void A_smooth_sheet_over_most_of_a_yard_is_an_obstacle_and_no_other_view()
    {
        DrawnPicture sheet = Yard().With((x, y, value) => x > 90 ? 120 + (18 * Math.Sin(x / 40.0)) : value);

        Assert.DoesNotContain(PictureFaultCodes.SceneChange, Codes(Diagnose(Living(sheet), Yard())));
        Assert.Contains(PictureFaultCodes.Occlusion, Codes(Diagnose(Living(sheet), Yard())));
    }

    /// <summary>A picture as a lens shows it that magnifies so much and is turned about its axis; below zero it is mirrored as well.</summary>
    private static DrawnPicture Seen(DrawnPicture scene, double zoom, double rollDegrees)
    {
        byte[] luma = new byte[DrawnPicture.WidthPx * DrawnPicture.HeightPx];
        scene.With((x, y, value) => luma[(y * DrawnPicture.WidthPx) + x] = (byte)value);
        (double sine, double cosine) = Math.SinCos(rollDegrees * Math.PI / 180);
        return scene.With((x, y, _) =>
        {
            double fromX = (x - (DrawnPicture.WidthPx / 2.0)) / zoom, fromY = (y - (DrawnPicture.HeightPx / 2.0)) / Math.Abs(zoom);
            int column = (int)Math.Round((DrawnPicture.WidthPx / 2.0) + (fromX * cosine) - (fromY * sine));
            int row = (int)Math.Round((DrawnPicture.HeightPx / 2.0) + (fromX * sine) + (fromY * cosine));
            return luma[(Math.Clamp(row, 0, DrawnPicture.HeightPx - 1) * DrawnPicture.WidthPx) + Math.Clamp(column, 0, DrawnPicture.WidthPx - 1)];
        });
    }
}
