using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;

namespace PrisonOps.Web.Hosting;

/// <summary>Reads the values of a query string; what does not fit is refused with its value and what is allowed.</summary>
internal static class QueryText
{
    public const int PageSizeMax = 500;
    private const int PageSizeDefault = 100;
    private const int TextLengthMax = 200;

    public static ProblemHttpResult? Size(int? given, out int size)
    {
        size = given ?? PageSizeDefault;
        return size is < 1 or > PageSizeMax ? Problems.Field("size", Refusals.Range(size, 1, PageSizeMax)) : null;
    }

    public static ProblemHttpResult? TooLong(string field, string? text) => text is { Length: > TextLengthMax }
        ? Problems.Field(field, Refusals.Length(text.Length, 0, TextLengthMax))
        : null;

    public static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static ImmutableArray<string> Words(string? text) => text is null
        ? []
        : [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>A list of enum names in camelCase.</summary>
    public static ProblemHttpResult? Enums<T>(string field, string? text, out ImmutableArray<T> values)
        where T : struct, Enum
    {
        Dictionary<string, T> allowed = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        ImmutableArray<string> words = Words(text);
        values = [.. words.Where(allowed.ContainsKey).Select(word => allowed[word])];
        return words.FirstOrDefault(word => !allowed.ContainsKey(word)) is { } unknown
            ? Problems.Field(field, Refusals.OneOf(unknown, allowed.Keys))
            : null;
    }
}
