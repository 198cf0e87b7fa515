using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Cameras.Diagnosis;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Grains.Cameras.Diagnosis;

/// <summary>The limits of the diagnosis for people who change them.</summary>
internal sealed class PictureLimitsByName(IOptions<PictureLimits> defaults) : IPictureLimits
{
    public ImmutableArray<LimitBounds> All { get; } = LimitOverrides.All(defaults.Value);

    public (string Field, Refusal Refusal)? Check(LimitDraft draft) => LimitOverrides.Check(draft);

    public LimitPreview Preview(ImmutableArray<StoredLook> looks, LimitDraft draft)
    {
        ImmutableArray<LimitPreviewCamera>.Builder raised = ImmutableArray.CreateBuilder<LimitPreviewCamera>();
        ImmutableArray<LimitPreviewCamera>.Builder cleared = ImmutableArray.CreateBuilder<LimitPreviewCamera>();
        foreach (StoredLook look in looks)
        {
            if (!LimitRank.Concerns(draft, look.CameraId, look.Group)) continue;

            ImmutableArray<string> now = Faults(look, look.Limits), then = Faults(look, LimitRank.With(look.Limits, draft, look.Place));
            if (then.Except(now).ToImmutableArray() is { IsEmpty: false } more) raised.Add(Camera(look, more));
            if (now.Except(then).ToImmutableArray() is { IsEmpty: false } fewer) cleared.Add(Camera(look, fewer));
        }

        return new(looks.Length, raised.DrainToImmutable(), cleared.DrainToImmutable());
    }

    private ImmutableArray<string> Faults(StoredLook look, ImmutableArray<LimitDraft> overrides)
    {
        PictureLimits limits = LimitOverrides.Apply(defaults.Value, overrides, look.Profile);
        var taken = new KeyframeResult(KeyframePurpose.Diagnosis, StreamOutcome.Ok, look.At, default, look.Measured, null, "");
        return [.. PictureRules.Decide(taken, null, limits, PictureReference.Learn(look.Reference), PictureProfiles.Of(look.Profile, look.Measured)).Faults.Select(fault => fault.Code)];
    }

    private static LimitPreviewCamera Camera(StoredLook look, ImmutableArray<string> faults) =>
        new(look.CameraId, look.Code, look.Name, look.Place.Unit, faults);
}
