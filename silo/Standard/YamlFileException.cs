namespace PrisonOps.Silo.Standard;

/// <summary>A file of people's making that cannot be used as it is. The message holds every complaint with its file and line.</summary>
internal sealed class YamlFileException(string path, IReadOnlyList<string> complaints) : Exception(string.Join(Environment.NewLine, complaints))
{
    public string Path { get; } = path;

    public IReadOnlyList<string> Complaints { get; } = complaints;
}
