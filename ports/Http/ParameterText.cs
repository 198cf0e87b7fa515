using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Http;

/// <summary>Texts of a profile in which <c>{name}</c> stands for a parameter.</summary>
public static partial class ParameterText
{
    /// <summary>What no parameter is called stays, as <c>{each}</c> does.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> parameters) =>
        parameters.Count == 0 ? text : Places().Replace(text, place => parameters.GetValueOrDefault(place.Groups[1].Value, place.Value));

    [GeneratedRegex(@"\{([a-z][a-z0-9-]*)\}")]
    private static partial Regex Places();
}
