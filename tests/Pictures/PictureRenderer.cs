using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PrisonOps.Tests.Pictures;

/// <summary>Renders clips with FFmpeg into a cache. The name of a file carries the hash of all that made it, so an old one is never taken for a new one.</summary>
internal sealed class PictureRenderer(string cache, CancellationToken cancellationToken)
{
    private const string OpenCvPictures = "/usr/share/doc/opencv-doc/examples/data/";

    /// <summary>A graph that never ends would eat the memory of the machine; a clip takes seconds.</summary>
    private static readonly TimeSpan PatiencePerClip = TimeSpan.FromMinutes(3);

    private static readonly string[] Sprites = ["walker", "lorry"];

    private readonly ConcurrentDictionary<string, string> stills = new();

    /// <summary>Scenes whose photograph is not on this machine, with the package that brings it.</summary>
    public ConcurrentDictionary<string, string> AbsentScenes { get; } = new();

    public static string DefaultCache => Path.Combine(
        Environment.GetEnvironmentVariable("PRISONOPS_STATE") ?? Path.GetTempPath(), "prisonops-pictures");

    public async Task<IReadOnlyDictionary<PictureClip, string>> Render(IReadOnlyList<PictureClip> clips)
    {
        Directory.CreateDirectory(cache);
        await Parallel.ForEachAsync(clips.Select(clip => clip.Scene).Distinct(), cancellationToken, async (scene, _) => await MakeStill(scene));
        stills["walker"] = await Still("walker", OpenCvPictures + "messi5.jpg",
            "crop=200:320:130:10,format=yuva444p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='255*clip(8-8*hypot((X-W/2)/(W*0.36),(Y-H/2)/(H*0.5)),0,1)'");
        stills["lorry"] = await Still("lorry", OpenCvPictures + "../text/scenetext04.jpg", "crop=520:260:260:330,format=yuva444p");

        var files = new ConcurrentDictionary<PictureClip, string>();
        await Parallel.ForEachAsync(clips.Where(IsPossible), cancellationToken, async (clip, _) => files[clip] = await Render(clip));
        return files;
    }

    private bool IsPossible(PictureClip clip) => stills.ContainsKey(clip.Scene.Name) && (clip.Other is null || stills.ContainsKey(clip.Other.Name));

    private async Task<string> Render(PictureClip clip)
    {
        var graph = new ClipGraph(clip);
        string filters = graph.Build();
        string[] arguments =
        [
            .. graph.Stills.SelectMany(name => new[] { "-i", stills[name] }), "-filter_threads", "1", "-filter_complex", filters, "-map", "[clip]",
            "-t", clip.Scene.Seconds.ToString(CultureInfo.InvariantCulture), "-r", clip.Scene.FramesPerSecond, "-an", .. clip.Encoder.Arguments,
        ];
        return await Make(clip.Name, clip.Encoder.Extension, arguments);
    }

    private async Task MakeStill(PictureScene scene)
    {
        if (await DebianPicture.Find(scene.Package, scene.PicturePath, cache, cancellationToken) is not { } picture)
        {
            AbsentScenes[scene.Name] = scene.Package;
            return;
        }

        (int widthPx, int heightPx) = ClipGraph.Canvas(scene);
        string[] focus = scene.Focus.Split(':');
        string light = scene.Light.Length > 0 ? "," + scene.Light : "";
        stills[scene.Name] = await Still(scene.Name, picture,
            $"scale={widthPx}:{heightPx}:force_original_aspect_ratio=increase:flags=lanczos,crop={widthPx}:{heightPx}:(iw-ow)*{focus[0]}:(ih-oh)*{focus[1]},format=yuv444p{light}");
    }

    private Task<string> Still(string name, string picture, string filters) => Make("still-" + name, ".nut",
        ["-i", picture, "-vf", filters, "-frames:v", "1", "-pix_fmt", Sprites.Contains(name) ? "yuva420p" : "yuv420p", "-c:v", "rawvideo"]);

    /// <summary>A file is written beside its place and moved there, so that a run that was killed leaves no half of a clip.</summary>
    private async Task<string> Make(string name, string extension, string[] arguments)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', arguments))))[..10];
        string file = Path.Combine(cache, $"{name}-{hash}{extension}");
        if (File.Exists(file)) return file;

        string half = Path.Combine(cache, $"half-{Guid.NewGuid():N}{extension}");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(PatiencePerClip);
        (int code, _, string errors) = await ExternalProgram.Run(
            "nice", ["-n", "10", "ffmpeg", "-v", "error", "-y", "-nostdin", .. arguments, half], cache, patience.Token);
        if (code != 0)
        {
            File.Delete(half);
            throw new InvalidOperationException($"ffmpeg ended with {code} for {name}: {errors}\n{string.Join(' ', arguments)}");
        }

        File.Move(half, file, overwrite: true);
        return file;
    }
}
