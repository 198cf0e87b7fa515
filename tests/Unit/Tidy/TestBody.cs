using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>One test as text: its attributes, its name, and everything up to the next test of the file.</summary>
internal sealed partial record TestBody(string ClassName, string Name, string Attributes, string Body)
{
    public static IEnumerable<TestBody> AllOf(string source)
    {
        MatchCollection starts = Starts().Matches(source);
        for (int index = 0; index < starts.Count; index++)
        {
            Match start = starts[index];
            int end = index + 1 < starts.Count ? starts[index + 1].Index : source.Length;
            Match? owner = Classes().Matches(source).LastOrDefault(match => match.Index < start.Index);

            yield return new(
                owner?.Groups["name"].Value ?? "?", start.Groups["name"].Value,
                (owner?.Groups["attributes"].Value ?? "") + start.Groups["attributes"].Value, source[start.Index..end]);
        }
    }

    /// <summary>The requirement ids of the test itself and of its class.</summary>
    public IEnumerable<string> Clauses => ClauseTraits().Matches(Attributes).Select(match => match.Groups["id"].Value).Distinct();

    [GeneratedRegex(@"(?<attributes>(?:^[ \t]*\[[^\r\n]*\][ \t]*\r?\n)*^[ \t]*\[[^\r\n]*\b(?:Fact|Theory)\b[^\r\n]*\][ \t]*\r?\n(?:^[ \t]*\[[^\r\n]*\][^\r\n]*\r?\n)*)^[ \t]*public [^\r\n(]*?(?<name>\w+)\s*\(", RegexOptions.Multiline)]
    private static partial Regex Starts();

    [GeneratedRegex(@"(?<attributes>(?:^\[[^\r\n]*\][ \t]*\r?\n)*)^(?:public|internal) [^\r\n]*\bclass (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Classes();

    [GeneratedRegex(@"Trait\(""Clause"",\s*""(?<id>[^""]+)""\)")]
    private static partial Regex ClauseTraits();
}
