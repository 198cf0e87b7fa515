using System.Globalization;
using System.Text.Json;

namespace PrisonOps.Benchmarks;

/// <summary>Prints each figure beside its goal, as a line for people or, with --json, as one object a line for machines.</summary>
public sealed class BenchmarkReport(string benchmark, TextWriter output, bool json)
{
    /// <param name="what">What the figure is, with its unit: "requests per core-second".</param>
    /// <param name="goal">As DESIGN states it, with its comparison: ">= 100,000"; empty when there is none.</param>
    /// <param name="met">Null when there is no goal.</param>
    public void Figure(string what, double value, string goal, bool? met)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new { benchmark, what, value, goal, met }));
            return;
        }

        string verdict = met switch { true => "met", false => "missed", null => "" };
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {value,14:#,0.###}   goal {goal,-14} {verdict}").TrimEnd());
    }

    public void AtLeast(string what, double value, double goal) =>
        Figure(what, value, string.Create(CultureInfo.InvariantCulture, $">= {goal:#,0.###}"), value >= goal);

    public void AtMost(string what, double value, double goal) =>
        Figure(what, value, string.Create(CultureInfo.InvariantCulture, $"<= {goal:#,0.###}"), value <= goal);

    /// <summary>A figure that explains others and has no goal of its own.</summary>
    public void Plain(string what, double value) => Figure(what, value, "-", null);

    public void Say(string sentence)
    {
        if (!json)
            output.WriteLine(sentence);
    }
}
