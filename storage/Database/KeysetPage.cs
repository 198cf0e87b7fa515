using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PrisonOps.Ports;

namespace PrisonOps.Storage.Database;

/// <summary>Pages that go on behind the last row's key instead of counting rows: page 1,000 costs what page 1 costs.</summary>
internal static class KeysetPage
{
    public const int SizeMax = 500;
    public const int CountMax = 1000;

    public static int CheckSize(int pageSize) => pageSize is >= 1 and <= SizeMax
        ? pageSize
        : throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, $"A page has 1 to {SizeMax} rows.");

    /// <summary><paramref name="rows"/> holds one row more than the page when there is a next page.</summary>
    public static Page<T> Of<T>(ImmutableArray<T> rows, int pageSize, Func<T, string> cursor, (int Total, bool Exact) counted) => rows.Length > pageSize
        ? new(rows[..pageSize], cursor(rows[pageSize - 1]), counted.Total, counted.Exact)
        : new(rows, null, counted.Total, counted.Exact);

    public static string Cursor(params string[] key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <summary>The key in a cursor. A cursor comes from outside: what is not one is named.</summary>
    public static string[] Key(string cursor, int parts)
    {
        try
        {
            if (JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(cursor)) is { } key && key.Length == parts && !key.Contains(null)) return key;
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw new FormatException($"'{Shorten(cursor)}' is not a cursor of this list; take 'next' of the page before, or none for the first page.", broken);
        }

        throw new FormatException($"'{Shorten(cursor)}' is a cursor of another list; take 'next' of the page before, or none for the first page.");
    }

    public static string Instant(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new(ticks, TimeSpan.Zero)
            : throw new FormatException($"'{Shorten(key)}' in a cursor is no time; take 'next' of the page before.");

    public static Guid Id(string key) =>
        Guid.TryParse(key, out Guid id) ? id : throw new FormatException($"'{Shorten(key)}' in a cursor is no id; take 'next' of the page before.");

    public static long Number(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        ? number
        : throw new FormatException($"'{Shorten(key)}' in a cursor is no number; take 'next' of the page before.");

    private static string Shorten(string text) => text.Length <= 80 ? text : new StringBuilder(text, 0, 80, 81).Append('…').ToString();
}
