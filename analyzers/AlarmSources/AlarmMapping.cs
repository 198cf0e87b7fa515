using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.AlarmSources;

namespace PrisonOps.Analyzers.AlarmSources;

/// <summary>Reads alarms out of a document of another system. Whatever is in it, the texts that come out are short and without control characters.</summary>
public static class AlarmMapping
{
    public const int AlarmsMax = 1_000;
    private const int TextMax = 200;
    private const int DetailMax = 1_000;
    private const int DepthMax = 32;

    private static readonly ImmutableDictionary<string, AlarmSeverity> UsualWords = new Dictionary<string, AlarmSeverity>
    {
        ["critical"] = AlarmSeverity.Critical, ["emergency"] = AlarmSeverity.Critical, ["page"] = AlarmSeverity.Critical, ["error"] = AlarmSeverity.Major,
        ["major"] = AlarmSeverity.Major, ["high"] = AlarmSeverity.Major, ["warning"] = AlarmSeverity.Minor, ["minor"] = AlarmSeverity.Minor,
        ["info"] = AlarmSeverity.Warning, ["none"] = AlarmSeverity.Warning,
    }.ToImmutableDictionary();

    /// <summary>What is usual of a kind of source; for a document of one's own the mapping as it is.</summary>
    public static AlarmSourceMapping Of(AlarmSource source) => source.Kind switch
    {
        AlarmSourceKind.Alertmanager => source.Mapping with
        {
            Items = "alerts", Subject = "labels.prisonops_object|labels.instance|labels.node|labels.host", Title = "labels.alertname",
            Detail = "annotations.summary|annotations.description|annotations.message", Severity = "labels.severity", Status = "status",
            Instance = "fingerprint", Ended = ["resolved"], Severities = UsualWords.SetItems(source.Mapping.Severities),
        },
        AlarmSourceKind.LowerTier => source.Mapping with
        {
            Items = "alarms", Subject = "objectCode", Title = "summary", Detail = "objectName", Severity = "severity", Status = "isCleared", Instance = "id", Ended = ["true"],
            Severities = ImmutableDictionary.CreateRange(Enum.GetValues<AlarmSeverity>().Select(level => KeyValuePair.Create(level.ToString().ToLowerInvariant(), level))),
        },
        _ => source.Mapping,
    };

    /// <summary>Null when the document is no JSON, or there are no alarms where the mapping says.</summary>
    public static ImmutableArray<HeardFromOutside>? Read(ReadOnlyMemory<byte> document, AlarmSourceMapping mapping)
    {
        try
        {
            using JsonDocument read = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = DepthMax });
            JsonElement? items = mapping.Items.Length == 0 ? read.RootElement : Find(read.RootElement, mapping.Items);
            return items switch
            {
                { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() <= AlarmsMax => [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(one => One(one, mapping))],
                { ValueKind: JsonValueKind.Object } single => [One(single, mapping)],
                _ => null,
            };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A text in it that is no UTF-8 comes to light only when it is read.
            return null;
        }
    }

    /// <summary>"10.1.2.3:9100" and "[::1]:9100" are the addresses in front; a name with a port too.</summary>
    public static string WithoutPort(string named)
    {
        int at = named.LastIndexOf(':');
        if (at <= 0 || !named.AsSpan(at + 1).ContainsOnlyDigits()) return named;

        string host = named[..at];
        return host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host.Contains(':', StringComparison.Ordinal) ? named : host;
    }

    private static HeardFromOutside One(JsonElement item, AlarmSourceMapping mapping)
    {
        string title = Text(item, mapping.Title, TextMax), severity = Text(item, mapping.Severity, TextMax).ToLowerInvariant();
        string instance = mapping.Instance.Length == 0 ? "" : Text(item, mapping.Instance, TextMax);
        return new(
            Text(item, mapping.Subject, TextMax), title, Text(item, mapping.Detail, DetailMax),
            mapping.Severities.TryGetValue(severity, out AlarmSeverity known) ? known : mapping.SeverityOtherwise,
            mapping.Ended.Contains(Text(item, mapping.Status, TextMax).ToLowerInvariant()), instance.Length == 0 ? title : instance);
    }

    private static string Text(JsonElement item, string paths, int max)
    {
        string text = Find(item, paths) switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString()!,
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
            _ => "",
        };
        text = new([.. text.Where(character => !char.IsControl(character) && !char.IsSurrogate(character))]);
        return text.Length <= max ? text : text[..max];
    }

    private static JsonElement? Find(JsonElement item, string paths)
    {
        foreach (string path in paths.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (FindOne(item, path) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } found) return found;
        }

        return null;
    }

    private static JsonElement? FindOne(JsonElement item, string path)
    {
        JsonElement at = item;
        foreach (string name in path.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement child)) at = child;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, out int index) && index >= 0 && index < at.GetArrayLength()) at = at[index];
            else return null;
        }

        return at;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
