using System.Globalization;
using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Pictures;

/// <summary>
/// The filter graph of a clip in the order in which a camera makes a picture: scene and what moves in it, optics, sensor noise,
/// signal path, clock, and what a recorder makes of it.
/// </summary>
internal sealed partial class ClipGraph(PictureClip clip)
{
    public const string Font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    private readonly PictureScene scene = clip.Scene;
    private readonly List<string> chains = [];

    /// <summary>Names of the stills that are the inputs of the graph, in order.</summary>
    public List<string> Stills { get; } = [];

    /// <summary>The scene is kept 10 % larger than the picture, so that a camera that shakes or turns sees more of it.</summary>
    public static (int WidthPx, int HeightPx) Canvas(PictureScene scene) => (Margin(scene.WidthPx), Margin(scene.HeightPx));

    public string Build()
    {
        string picture = Moving(scene, "scene");
        picture = Stage("canvas", picture, crop: true);
        picture = Stage("optics", picture);
        picture = Then(picture, $"noise=alls={scene.NoiseStrength.ToString(CultureInfo.InvariantCulture)}:allf=t:all_seed=7");
        picture = Stage("signal", picture);
        picture = Then(picture, $"drawtext=fontfile={Font}:text='%{{pts\\:gmtime\\:1790000000}}':x=w*0.03:y=h*0.03:fontsize=h/20:fontcolor=white:borderw=1");
        picture = Stage("screen", picture);
        chains.Add($"[{picture}]scale={scene.WidthPx}:{scene.HeightPx},setsar=1,format=yuv420p[clip]");
        return string.Join(';', chains);
    }

    private string Stage(string stage, string picture, bool crop = false)
    {
        bool faulty = clip.Form?.Stage == stage;
        string centre = $"crop={scene.WidthPx}:{scene.HeightPx},format=yuv420p";
        if (!faulty) return crop ? Then(picture, centre) : picture;

        string graph = Expand(clip.Form!.Graph);
        string condition = clip.Form.Onset.Length == 0 ? "1" : Figures(clip.Form.Onset);
        chains.Add($"[{picture}]split[{stage}-good][{stage}-bad]");
        if (clip.Other is { } other) chains.Add($"[{Then(Moving(other, "elsewhere"), $"crop={other.WidthPx}:{other.HeightPx}")}]scale={scene.WidthPx}:{scene.HeightPx}[other]");
        if (graph.Contains("[near]", StringComparison.Ordinal)) chains.Add($"[{Still("walker", "near-still", scene.FramesPerSecond)}]scale=-1:{scene.HeightPx * 9 / 10}[near]");

        chains.Add(graph.Contains("[in]", StringComparison.Ordinal)
            ? graph.Replace("[in]", $"[{stage}-bad]", StringComparison.Ordinal).Replace("[out]", $"[{stage}-out]", StringComparison.Ordinal)
            : $"[{stage}-bad]{graph}[{stage}-out]");
        string good = crop ? Then($"{stage}-good", centre) : $"{stage}-good";
        chains.Add($"[{stage}-out]scale={scene.WidthPx}:{scene.HeightPx},format=yuv420p[{stage}-sized]");
        chains.Add($"[{good}][{stage}-sized]overlay=enable='{condition}'[{stage}]");
        return stage;
    }

    private string Moving(PictureScene shown, string label)
    {
        string picture = Still(shown.Name, label, scene.FramesPerSecond);
        (_, int heightPx) = Canvas(shown);
        string[] paths = shown.Motion switch
        {
            "none" => [],
            "walker" => ["x='-w+mod(t*W*0.11+W*0.3,W+w)':y='H*0.6+2*sin(9*t)'"],
            "walkers" => ["x='-w+mod(t*W*0.09+W*0.5,W+w)':y='H*0.58+2*sin(9*t)'", "x='W-mod(t*W*0.13+W*0.1,W+w)':y='H*0.64+2*sin(10*t)'"],
            "lorry" => ["x='-w+mod(t*W*0.2+W*0.1,W*1.3+w)':y='H*0.35'"],
            _ => throw new FormatException($"The motion '{shown.Motion}' of {shown.Name} is not known; none, walker, walkers and lorry are."),
        };
        for (int i = 0; i < paths.Length; i++)
        {
            string sprite = Still(shown.Motion == "lorry" ? "lorry" : "walker", $"{label}-still{i}", scene.FramesPerSecond);
            string sized = Then(sprite, $"scale=-1:{heightPx * (shown.Motion == "lorry" ? 40 : 32) / 100}");
            string grey = shown.Context == "night-ir" ? ",hue=s=0" : "";
            chains.Add($"[{picture}][{sized}]overlay={paths[i]}{grey}[{label}-moved{i}]");
            picture = $"{label}-moved{i}";
        }

        return picture;
    }

    private string Still(string name, string label, string framesPerSecond)
    {
        chains.Add($"[{Stills.Count}:v]loop=loop=-1:size=1,setpts=N/({framesPerSecond}*TB)[{label}]");
        Stills.Add(name);
        return label;
    }

    private string Then(string picture, string filters)
    {
        string next = $"{picture}-{chains.Count}";
        chains.Add($"[{picture}]{filters}[{next}]");
        return next;
    }

    private string Expand(string graph)
    {
        string held = $",loop=loop=-1:size=1,setpts=N/({scene.FramesPerSecond}*TB)";
        string still = $"color=gray:s={scene.WidthPx}x{scene.HeightPx}:r={scene.FramesPerSecond},trim=end_frame=1";
        graph = LumaPattern().Replace(graph, match => $"{still},format=yuv420p,geq=lum='{match.Groups[1].Value}':cb=128:cr=128{held}");
        graph = MaskPattern().Replace(graph, match => $"{still},format=gray,geq=lum='{match.Groups[1].Value}',format=gbrp{held}");
        return Figures(graph);
    }

    private string Figures(string text)
    {
        var figures = new Dictionary<string, string>
        {
            ["w"] = Text(scene.WidthPx), ["h"] = Text(scene.HeightPx), ["r"] = scene.FramesPerSecond, ["font"] = Font,
            ["hw"] = Text(scene.WidthPx / 2), ["hh"] = Text(scene.HeightPx / 2), ["ew"] = Text(scene.WidthPx / 8), ["qh"] = Text(scene.HeightPx / 12),
        };
        for (int i = 0; i < clip.Figures.Length; i++) figures[Text(i + 1)] = clip.Figures[i];

        return Placeholder().Replace(text, match => figures.TryGetValue(match.Groups[1].Value, out string? figure)
            ? figure
            : throw new FormatException($"{clip.Name} has no figure {match.Value}."));
    }

    private static int Margin(int px) => (px * 11 / 10) + (px * 11 / 10 % 2);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"@luma'([^']*)'")]
    private static partial Regex LumaPattern();

    [GeneratedRegex(@"@mask'([^']*)'")]
    private static partial Regex MaskPattern();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
