using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>
/// The part of JSONPath (RFC 9535) that readings need: <c>$.a['b'].c</c>, <c>[0]</c>, <c>[*]</c> and <c>.*</c>, and filters <c>[?(@.x=='y')]</c>,
/// <c>[?(@.x!=3)]</c>, <c>[?(@.x)]</c>. There is no descent through all levels, so that the work is bounded by the document.
/// </summary>
internal sealed class JsonPath
{
    private readonly ImmutableArray<JsonStep> steps;

    private JsonPath(ImmutableArray<JsonStep> steps) => this.steps = steps;

    /// <exception cref="FormatException">The text is no path, with the place.</exception>
    public static JsonPath Parse(string text)
    {
        int at = text.StartsWith('$') ? 1 : 0;
        var steps = ImmutableArray.CreateBuilder<JsonStep>();
        if (at == 0 && text.Length > 0 && text[0] is not ('.' or '[')) text = "." + text;
        while (at < text.Length) steps.Add(ParseStep(text, ref at));
        return new(steps.ToImmutable());
    }

    public IEnumerable<JsonElement> Select(JsonElement root)
    {
        IEnumerable<JsonElement> found = [root];
        foreach (JsonStep step in steps) found = found.SelectMany(step.From);
        return found;
    }

    private static JsonStep ParseStep(string text, ref int at)
    {
        if (text[at] == '.')
        {
            int end = text.AsSpan(at + 1).IndexOfAny('.', '[') is >= 0 and var next ? at + 1 + next : text.Length;
            string name = text[(at + 1)..end];
            if (name.Length == 0) throw Wrong(text, at);

            at = end;
            return name == "*" ? JsonStep.All : JsonStep.Named(name);
        }

        if (text[at] != '[') throw Wrong(text, at);

        int close = Close(text, at);
        string inside = text[(at + 1)..close].Trim();
        int opened = at;
        at = close + 1;
        if (inside == "*") return JsonStep.All;
        if (inside.Length >= 2 && inside[0] is '\'' or '"' && inside[^1] == inside[0]) return JsonStep.Named(inside[1..^1]);
        if (int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)) return JsonStep.At(index);
        return inside.StartsWith("?(", StringComparison.Ordinal) && inside.EndsWith(')') ? ParseFilter(inside[2..^1].Trim(), text, opened) : throw Wrong(text, opened);
    }

    private static JsonStep ParseFilter(string filter, string text, int at)
    {
        int sign = filter.IndexOf("==", StringComparison.Ordinal), other = filter.IndexOf("!=", StringComparison.Ordinal);
        int place = sign < 0 ? other : other < 0 ? sign : Math.Min(sign, other);
        string left = (place < 0 ? filter : filter[..place]).Trim();
        if (!left.StartsWith('@')) throw Wrong(text, at);

        JsonPath inner = Parse("$" + left[1..]);
        if (place < 0) return JsonStep.Where(element => inner.Select(element).Any());

        string literal = filter[(place + 2)..].Trim();
        if (literal.Length >= 2 && literal[0] is '\'' or '"' && literal[^1] == literal[0]) literal = literal[1..^1];
        bool isEqual = filter[place] == '=';
        return JsonStep.Where(element => inner.Select(element).Any(found => TextOf(found) == literal) == isEqual);
    }

    /// <summary>Where the bracket is closed; one within quotes does not count.</summary>
    private static int Close(string text, int at)
    {
        char quote = '\0';
        for (int i = at + 1; i < text.Length; i++)
        {
            if (quote != '\0') quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '\'' or '"') quote = text[i];
            else if (text[i] == ']') return i;
        }

        throw Wrong(text, at);
    }

    private static string TextOf(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static FormatException Wrong(string text, int at) => new($"'{text}' is no path: at {at + 1} stands neither .name nor ['name'], [0], [*] or [?(@.x=='y')]");
}
