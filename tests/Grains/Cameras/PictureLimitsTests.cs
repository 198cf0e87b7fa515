using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Cameras.Diagnosis;
using PrisonOps.Grains.Cameras.Diagnosis;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Tests.Grains.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class PictureLimitsTests
{
    private static LimitDraft Share(double value, DayProfile? profile = null, int unit = 4, Guid? camera = null) =>
        new(unit, null, camera, profile, "oneColourShareMin", value);

    [Fact]
    public void Every_limit_has_its_default_inside_of_what_is_allowed()
    {
        ImmutableArray<LimitBounds> all = LimitOverrides.All(PictureLimits.Default);

        Assert.Contains(all, limit => limit.Name == "oneColourShareMin");
        Assert.All(all, limit => Assert.InRange(limit.Default, limit.Min, limit.Max));
    }

    [Fact]
    public void The_default_of_a_limit_is_what_the_configuration_says()
    {
        PictureLimitsByName limits = new(Options.Create(new PictureLimits { OneColourShareMin = 0.91 }));

        Assert.Equal(0.91, limits.All.Single(limit => limit.Name == "oneColourShareMin").Default);
    }

    [Theory]
    [InlineData("noSuchLimit", 1, "limit")]
    [InlineData("oneColourShareMin", 1.5, "value")]
    [InlineData("oneColourShareMin", double.NaN, "value")]
    [InlineData("confirmHits", 1.5, "value")]
    public void What_is_not_allowed_is_refused_by_name(string limit, double value, string field)
    {
        (string Field, Refusal Refusal)? refused = LimitOverrides.Check(new(4, null, null, null, limit, value));

        Assert.Equal(field, refused?.Field);
    }

    [Fact]
    public void A_later_override_wins_and_one_of_another_profile_changes_nothing()
    {
        ImmutableArray<LimitDraft> overrides = [Share(0.9), Share(0.8, DayProfile.Night), new(4, null, null, null, "gone", 3)];

        Assert.Equal(0.9, LimitOverrides.Apply(PictureLimits.Default, overrides, DayProfile.Day).OneColourShareMin);
        Assert.Equal(0.8, LimitOverrides.Apply(PictureLimits.Default, overrides, DayProfile.Night).OneColourShareMin);
        Assert.Equal(PictureLimits.Default, LimitOverrides.Apply(PictureLimits.Default, [], DayProfile.Day));
    }

    [Fact]
    public void A_preview_names_what_would_be_found_more_and_less()
    {
        PictureLimitsByName limits = new(Options.Create(new PictureLimits()));
        StoredLook grey = Look(share: 0.97), scene = Look(share: 0.85), own = Look(share: 0.85, limits: [Share(0.9), Share(0.99, camera: Guid.NewGuid())]);

        LimitPreview lower = limits.Preview([grey, scene, own], Share(0.8));
        LimitPreview higher = limits.Preview([grey, scene], Share(0.99));

        Assert.Equal((3, scene.CameraId), (lower.Looks, Assert.Single(lower.Raised).CameraId));
        Assert.Empty(lower.Cleared);
        Assert.Equal(grey.CameraId, Assert.Single(higher.Cleared).CameraId);
        Assert.Equal([PictureFaultCodes.SignalLoss], higher.Cleared[0].Faults);
    }

    private static StoredLook Look(double share, ImmutableArray<LimitDraft> limits = default) => new(
        Guid.NewGuid(), new(4, 2, 4), "CAM", "CAM", null, DateTimeOffset.UnixEpoch, DayProfile.Day,
        [new PictureMeasurements(640, 360, 120, 1, 1, 128, 128, 1, new byte[192], new ulong[192]) { OneColourShare = share, Signs = GoodSigns.Picture }], [],
        limits.IsDefault ? [] : limits);
}
