namespace PrisonOps.Silo.Probing;

/// <summary>A list of targets: a header line, then one target a line, tab separated.</summary>
internal static class TargetTable
{
    /// <summary>Each line with its number, by the names of the header.</summary>
    /// <exception cref="InvalidDataException">With the line and what is wrong with it.</exception>
    public static async Task<IReadOnlyList<(int Line, Dictionary<string, string> Row)>> Read(
        FileInfo list, string usual, string[] known, CancellationToken cancellationToken)
    {
        string[] lines = await File.ReadAllLinesAsync(list.FullName, cancellationToken);
        string[] header = lines.Length == 0 ? [] : lines[0].Split('\t');
        if (!header.Contains("target") || !header.Contains("name") || header.Except(known).Any() || header.Distinct().Count() < header.Length)
            throw new InvalidDataException($"{list.Name}:1: the header must be '{usual}', with more of {string.Join(", ", known)} if needed");

        var rows = new List<(int, Dictionary<string, string>)>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;

            Dictionary<string, string> row = header.Zip(lines[i].Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second);
            string name = row.GetValueOrDefault("name", "");
            if (name.Length == 0 || name.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
                throw new InvalidDataException($"{list.Name}:{i + 1}: name '{name}' cannot be the name of a file");
            rows.Add((i + 1, row));
        }

        return rows;
    }
}
