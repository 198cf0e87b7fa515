using System.Collections.Immutable;
using System.Globalization;

namespace PrisonOps.Ports;

/// <summary>
/// Why something is refused: a stable code for which screens have words in their language, the values in those words, and the whole in English
/// for logs, tools and screens that do not know the code.
/// </summary>
public sealed record Refusal
{
    private Refusal(string code, string text, ImmutableDictionary<string, string> values) => (Code, Text, Values) = (code, text, values);

    public string Code { get; }

    public string Text { get; }

    public ImmutableDictionary<string, string> Values { get; }

    /// <param name="template">The English sentence; each {name} in it is the value of that name.</param>
    public static Refusal Of(string code, string template, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        ImmutableDictionary<string, string>.Builder known = ImmutableDictionary.CreateBuilder<string, string>();
        string text = template;
        foreach ((string name, object? value) in values)
        {
            known[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            text = text.Replace($"{{{name}}}", known[name], StringComparison.Ordinal);
        }

        return new(code, text, known.ToImmutable());
    }

    /// <summary>Only for a text that was made elsewhere, as of another's library: screens show it as it is.</summary>
    public static Refusal InWords(string text) => new("in-words", text, ImmutableDictionary<string, string>.Empty.Add("text", text));

    /// <summary>The same of one thing among many.</summary>
    public Refusal About(string what) => new(Code, $"{what}: {Text}", Values.SetItem("of", what));
}
