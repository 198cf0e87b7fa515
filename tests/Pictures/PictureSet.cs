namespace PrisonOps.Tests.Pictures;

/// <summary>The whole set as it is written in the folder Set: every scene as it is, then every form of every fault.</summary>
internal sealed class PictureSet
{
    public static readonly IReadOnlyList<string> Faults =
    [
        "blur", "brightness", "bw", "color_cast", "contrast", "freeze", "jitter", "noise", "occlusion", "scene_change", "signal_loss", "stripe",
        "sudden_change", "too_dark",
    ];

    private PictureSet(IReadOnlyList<PictureScene> scenes, IReadOnlyList<FaultForm> forms)
    {
        Scenes = scenes;
        Forms = forms;
        Clips = [.. scenes.Select(scene => new PictureClip(scene, null, "-", [], null)), .. forms.SelectMany(Plan)];
    }

    public IReadOnlyList<PictureScene> Scenes { get; }

    public IReadOnlyList<FaultForm> Forms { get; }

    public IReadOnlyList<PictureClip> Clips { get; }

    public static PictureSet Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Set");
        return new(PictureScene.Read(Path.Combine(folder, "scenes.tsv")), FaultForm.Read(Path.Combine(folder, "forms.txt")));
    }

    private IEnumerable<PictureClip> Plan(FaultForm form) => form.Clips.Select(clip => new PictureClip(
        Scene(clip.Scene), form, clip.Severity, clip.Figures, form.OtherScene.Length > 0 ? Scene(form.OtherScene) : null));

    private PictureScene Scene(string name) => Scenes.FirstOrDefault(scene => scene.Name == name)
        ?? throw new FormatException($"The scene '{name}' is not in scenes.tsv; {string.Join(", ", Scenes.Select(scene => scene.Name))} are.");
}
