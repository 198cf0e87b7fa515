namespace PrisonOps.Tests.Pictures;

/// <summary>A clip of the set: a scene as it is, or with one form of one fault. The reference is the scene as it is.</summary>
internal sealed record PictureClip(PictureScene Scene, FaultForm? Form, string Severity, string[] Figures, PictureScene? Other)
{
    public string Fault => Form?.Fault ?? FaultForm.Clean;

    public string Recipe => Form?.Name ?? "as-is";

    public string Name => $"{Fault}_{Recipe}_{Severity}_{Scene.Name}";

    public ClipEncoder Encoder => Form?.Encoder ?? Scene.Encoder;
}
