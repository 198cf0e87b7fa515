using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PrisonOps.Silo.Standard;

/// <summary>A YAML file that is read with its lines, so that every complaint names file and line.</summary>
internal sealed class YamlFile
{
    private readonly List<string> complaints = [];
    private readonly YamlNode? document;

    private YamlFile(string path, YamlNode? document)
    {
        Path = path;
        this.document = document;
    }

    public string Path { get; }

    public static YamlFile Read(string path)
    {
        if (!File.Exists(path))
            throw new YamlFileException(path, [$"{path}: no such file"]);

        using StreamReader reader = new(path);
        Parser parser = new(reader);
        YamlStream stream = [];
        try
        {
            stream.Load(parser);
        }
        catch (YamlException broken)
        {
            throw new YamlFileException(path, [$"{path}:{broken.Start.Line}: {broken.Message}"]);
        }
        catch (Exception broken) when (broken is not IOException)
        {
            // The parser throws what it likes at some texts, a quotation mark without its end in a list say.
            throw new YamlFileException(path, [$"{path}:{parser.Current?.End.Line ?? 1}: is no YAML behind this line: {broken.Message}"]);
        }

        return new(path, stream.Documents.Count == 1 ? stream.Documents[0].RootNode : null);
    }

    public YamlMap Root(params string[] known)
    {
        if (document is YamlMappingNode map)
            return new(this, map, known);

        throw new YamlFileException(Path, [$"{Path}:1: the file must hold one mapping with the keys {string.Join(", ", known)}"]);
    }

    /// <summary>A fault of a group is met once per entry of the group, and still said once.</summary>
    public void Complain(YamlNode at, string complaint)
    {
        string line = $"{Path}:{at.Start.Line}: {complaint}";
        if (!complaints.Contains(line))
            complaints.Add(line);
    }

    public void ThrowIfFaulty()
    {
        if (complaints.Count > 0)
            throw new YamlFileException(Path, complaints);
    }
}
