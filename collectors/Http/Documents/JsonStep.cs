using System.Text.Json;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>One step of a path: from an element to some of those in it.</summary>
internal sealed record JsonStep(Func<JsonElement, IEnumerable<JsonElement>> From)
{
    public static JsonStep All { get; } = new(Children);

    public static JsonStep Named(string name) => new(element =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement found) ? [found] : []);

    /// <summary>From the end when it is negative.</summary>
    public static JsonStep At(int index) => new(element =>
    {
        if (element.ValueKind != JsonValueKind.Array) return [];

        int place = index < 0 ? element.GetArrayLength() + index : index;
        return place >= 0 && place < element.GetArrayLength() ? [element[place]] : [];
    });

    public static JsonStep Where(Func<JsonElement, bool> condition) => new(element => Children(element).Where(condition));

    private static IEnumerable<JsonElement> Children(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Object => element.EnumerateObject().Select(property => property.Value),
        _ => [],
    };
}
