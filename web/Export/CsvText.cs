using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PrisonOps.Web.Export;

internal static class CsvText
{
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];

    /// <summary>
    /// A field that begins like a formula gets an apostrophe in front: a device name must not run in the spreadsheet of whoever opens the
    /// export. A plain negative number stays one.
    /// </summary>
    public static string Field(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";

        string safe = value.TrimStart() is { Length: > 0 } inner && inner[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'
            && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "'" + value
            : value;
        return safe.IndexOfAny(Quoted) >= 0 || safe[0] == '\'' ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    public static string Time(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    public static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>English only for a reader who puts it before Chinese.</summary>
    public static bool InChinese(HttpRequest request)
    {
        string language = request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : request.Headers.AcceptLanguage.ToString();
        return !language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
    }
}
