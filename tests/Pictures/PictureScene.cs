using System.Globalization;

namespace PrisonOps.Tests.Pictures;

/// <summary>A camera of the set: a photograph of a Debian package, what moves in it, its sensor and its encoder.</summary>
internal sealed record PictureScene(
    string Name, string Package, string PicturePath, int WidthPx, int HeightPx, string FramesPerSecond, int Seconds, string Context,
    string Focus, int NoiseStrength, ClipEncoder Encoder, string Motion, string Light)
{
    public static IReadOnlyList<PictureScene> Read(string file) => [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(Parse)];

    private static PictureScene Parse(string line)
    {
        string[] cells = line.Split('\t');
        if (cells.Length != 12) throw new FormatException($"A scene has 12 columns, not {cells.Length}: {line}");

        string[] size = cells[3].Split('x');
        return new(
            cells[0], cells[1], cells[2], Number(size[0]), Number(size[1]), cells[4], Number(cells[5]), cells[6],
            cells[7], Number(cells[8]), ClipEncoder.Parse(cells[9]), cells[10], cells[11]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
