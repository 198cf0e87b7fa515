using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>Reads a list of inputs: a header line, then one input a line, columns divided by tabs.</summary>
internal static class DiagnosisList
{
    public const string Header = "input\treference\tprofile";

    /// <exception cref="InvalidDataException">A line is not as the header says; the message names it.</exception>
    public static async Task<IReadOnlyList<DiagnosisInput>> Read(FileInfo list, CancellationToken cancellationToken)
    {
        string[] lines = await File.ReadAllLinesAsync(list.FullName, cancellationToken);
        if (lines.Length == 0 || lines[0].TrimEnd() != Header)
            throw new InvalidDataException($"{list}: line 1 is '{lines.FirstOrDefault("")}'; '{Header.Replace("\t", "<tab>", StringComparison.Ordinal)}' is needed.");

        var inputs = new List<DiagnosisInput>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            string[] columns = lines[i].Split('\t');
            if (columns.Length > 3 || columns[0].Length == 0)
                throw new InvalidDataException($"{list}: line {i + 1} has {columns.Length} columns; an input and at most a reference and a profile are allowed.");
            inputs.Add(new(columns[0], Given(columns, 1), Profile(Given(columns, 2), $"{list}: line {i + 1}")));
        }

        return inputs;
    }

    /// <exception cref="InvalidDataException">There is no such profile.</exception>
    public static PictureProfile Profile(string? name, string where) => PictureProfiles.TryParse(name ?? "", out PictureProfile profile)
        ? profile
        : throw new InvalidDataException($"{where}: '{name}' is no profile; {PictureProfiles.AllowedNames} are allowed.");

    private static string? Given(string[] columns, int index) => index < columns.Length && columns[index].Length > 0 ? columns[index] : null;
}
