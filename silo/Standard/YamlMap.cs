using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PrisonOps.Silo.Standard;

/// <summary>One mapping of a file. A missing or wrong value is a complaint and reads as a neutral value, so that all complaints come at once.</summary>
internal sealed class YamlMap
{
    private readonly YamlFile file;
    private readonly YamlMappingNode node;

    public YamlMap(YamlFile file, YamlMappingNode node, string[] known)
    {
        this.file = file;
        this.node = node;

        foreach ((YamlNode key, _) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name, StringComparer.Ordinal))
                file.Complain(key, $"'{key}' is no key here; known are {string.Join(", ", known)}");
        }
    }

    /// <summary>Where it begins in its file.</summary>
    public long Line => node.Start.Line;

    public void Complain(string complaint) => file.Complain(node, complaint);

    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    public bool IsMap(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) && value is YamlMappingNode;

    public string Text(string key)
    {
        if (OptionalText(key) is { Length: > 0 } text)
            return text;

        if (!Has(key))
            Complain($"'{key}' is missing");
        return "";
    }

    public string? OptionalText(string key)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value))
            return null;

        if (value is YamlScalarNode { Value: { Length: > 0 } text })
            return text;

        file.Complain(value, $"'{key}' must be a text");
        return null;
    }

    /// <summary>yes or no; no when it is missing.</summary>
    public bool YesNo(string key)
    {
        string text = OptionalText(key) ?? "no";
        if (text is not ("yes" or "no")) Complain($"{key} '{text}' is neither yes nor no");
        return text == "yes";
    }

    public int Number(string key, int least, int most, int? otherwise = null)
    {
        if (!Has(key) && otherwise is { } given)
            return given;

        string text = Text(key);
        if (text.Length == 0)
            return least;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;

        Complain($"{key} '{text}' is not a number from {least} to {most}");
        return least;
    }

    /// <summary>A duration as a number with its unit: 500ms, 10s, 5m, 1h.</summary>
    public TimeSpan Duration(string key, TimeSpan least, TimeSpan most, TimeSpan otherwise)
    {
        if (OptionalText(key) is not { } text)
            return otherwise;

        if (TryDuration(text, out TimeSpan duration) && duration >= least && duration <= most)
            return duration;

        Complain($"{key} '{text}' is not a duration from {least} to {most}, written as 500ms, 10s, 5m or 1h");
        return otherwise;
    }

    public TEnum Choice<TEnum>(string key, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (OptionalText(key) is not { } text)
            return otherwise;

        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (Kebab(value.ToString()) == text)
                return value;
        }

        Complain($"{key} '{text}' is none of {string.Join(", ", Enum.GetValues<TEnum>().Select(value => Kebab(value.ToString())))}");
        return otherwise;
    }

    public double Real(string key, double otherwise)
    {
        if (OptionalText(key) is not { } text)
            return otherwise;

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
            return number;

        Complain($"{key} '{text}' is no number");
        return otherwise;
    }

    /// <summary>One text or a list of texts.</summary>
    public IEnumerable<string> Texts(string key)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value))
            yield break;

        foreach (YamlNode item in value is YamlSequenceNode list ? list.Children : [value])
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } text })
                yield return text;
            else
                file.Complain(item, $"an entry of '{key}' must be a text");
        }
    }

    /// <summary>A mapping of texts to texts, with free keys.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string key)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value))
            yield break;

        if (value is not YamlMappingNode map)
        {
            file.Complain(value, $"'{key}' must be a mapping");
            yield break;
        }

        foreach ((YamlNode name, YamlNode content) in map.Children)
        {
            if (name is YamlScalarNode { Value: { } from } && content is YamlScalarNode { Value: { } to })
                yield return new(from, to);
            else
                file.Complain(name, $"an entry of '{key}' must be a text and a text");
        }
    }

    /// <summary>Reads a value in a notation of its own; what the notation refuses is a complaint.</summary>
    public T? Parsed<T>(string text, Func<string, T> parse)
        where T : class
    {
        try
        {
            return parse(text);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            // A pattern within a notation is refused with an ArgumentException.
            Complain(wrong.Message);
            return null;
        }
    }

    /// <summary>A mapping in the mapping; null when it is not there.</summary>
    public YamlMap? Map(string key, params string[] known)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value)) return null;
        if (value is YamlMappingNode map) return new(file, map, known);

        file.Complain(value, $"'{key}' must be a mapping with the keys {string.Join(", ", known)}");
        return null;
    }

    public IEnumerable<YamlMap> Maps(string key, params string[] known)
    {
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value))
            yield break;

        if (value is not YamlSequenceNode list)
        {
            file.Complain(value, $"'{key}' must be a list");
            yield break;
        }

        foreach (YamlNode item in list)
        {
            if (item is YamlMappingNode map)
                yield return new(file, map, known);
            else
                file.Complain(item, $"an entry of '{key}' must be a mapping with the keys {string.Join(", ", known)}");
        }
    }

    private static bool TryDuration(string text, out TimeSpan duration)
    {
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        duration = TimeSpan.Zero;
        if (!int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            return false;

        TimeSpan? unit = text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        duration = (unit ?? TimeSpan.Zero) * number;
        return unit is not null;
    }

    /// <summary>HostedBy is written hosted-by.</summary>
    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
