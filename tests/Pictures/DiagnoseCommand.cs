using System.Reflection;
using System.Text;
using System.Text.Json;

namespace PrisonOps.Tests.Pictures;

/// <summary>Asks `./prisonops diagnose --batch` about files, as a user would.</summary>
internal static class DiagnoseCommand
{
    /// <summary>The faults of the set under the codes of the product.</summary>
    public static readonly IReadOnlyDictionary<string, string> FaultOfCode = new Dictionary<string, string>
    {
        ["vq.blur"] = "blur", ["vq.brightness"] = "brightness", ["vq.monochrome"] = "bw", ["vq.color-cast"] = "color_cast",
        ["vq.contrast"] = "contrast", ["vq.freeze"] = "freeze", ["vq.shake"] = "jitter", ["vq.noise"] = "noise", ["vq.occlusion"] = "occlusion",
        ["vq.scene-change"] = "scene_change", ["vq.signal-loss"] = "signal_loss", ["vq.stripe"] = "stripe",
        ["vq.sudden-change"] = "sudden_change", ["vq.too-dark"] = "too_dark",
    };

    private static string RepositoryRoot => typeof(DiagnoseCommand).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static bool Exists => File.Exists(Path.Combine(RepositoryRoot, "deploy", "command", "diagnose.sh"));

    /// <returns>The faults found in each input with their details, in the order of the list.</returns>
    public static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Run(
        IReadOnlyList<(string Input, string Reference, string Profile)> clips, string list, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder("input\treference\tprofile\n");
        foreach ((string input, string reference, string profile) in clips) lines.Append(input).Append('\t').Append(reference).Append('\t').Append(profile).Append('\n');
        await File.WriteAllTextAsync(list, lines.ToString(), cancellationToken);

        (int code, string output, string errors) = await ExternalProgram.Run(
            Path.Combine(RepositoryRoot, "prisonops"), ["diagnose", "--batch", list, "--json"], RepositoryRoot, cancellationToken);
        string[] answers = [.. output.Split('\n').Where(line => line.StartsWith('{'))];
        await File.WriteAllTextAsync(Path.ChangeExtension(list, ".ndjson"), string.Join('\n', answers), cancellationToken);
        if (answers.Length != clips.Count) throw new InvalidOperationException($"{answers.Length} answers for {clips.Count} clips; exit {code}; {errors}");

        return [.. answers.Select(FaultsIn)];
    }

    private static IReadOnlyDictionary<string, string> FaultsIn(string answer)
    {
        using JsonDocument parsed = JsonDocument.Parse(answer);
        return parsed.RootElement.GetProperty("faults").EnumerateArray()
            .Where(fault => FaultOfCode.ContainsKey(fault.GetProperty("code").GetString()!))
            .ToDictionary(fault => FaultOfCode[fault.GetProperty("code").GetString()!], fault => fault.GetProperty("detail").GetString() ?? "");
    }
}
