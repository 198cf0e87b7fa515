using System.Buffers;
using System.Globalization;
using System.Text;
using PrisonOps.Collectors.Logs;

namespace PrisonOps.Collectors.Syslog;

/// <summary>
/// RFC 3164 as devices write it: with or without host, with a year in one of two places, with the counter and the marks that some makers put
/// before the time, or with a time of the newer form.
/// </summary>
internal static class PlainSyslog
{
    private const int TagOctetsMax = 64;
    private const int CounterDigitsMax = 10;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12];
    private static readonly SearchValues<byte> TagEnds = SearchValues.Create(": ["u8);

    public static SyslogContent Parse(ReadOnlySpan<byte> rest, SyslogContent empty, DateTimeOffset receivedAt, TimeZoneInfo zone, int octetsMax)
    {
        SkipCounter(ref rest);
        DateTimeOffset? deviceAt = TakeTime(ref rest, receivedAt, zone);
        string host = deviceAt is null ? "" : TakeHost(ref rest);
        string app = TakeTag(ref rest);
        return empty with { DeviceAt = deviceAt, Host = host, App = app, Text = MessageText.Of(rest, octetsMax) };
    }

    /// <summary>Cisco writes "123: " and, for a clock that is not set, a star or dot before the time.</summary>
    private static void SkipCounter(ref ReadOnlySpan<byte> rest)
    {
        int digits = 0;
        while (digits < Math.Min(rest.Length, CounterDigitsMax) && char.IsAsciiDigit((char)rest[digits])) digits++;
        if (digits > 0 && rest[digits..].StartsWith(": "u8)) rest = rest[(digits + 2)..];
        if (rest is [(byte)'*' or (byte)'.', (>= (byte)'A' and <= (byte)'Z'), ..]) rest = rest[1..];
    }

    private static DateTimeOffset? TakeTime(ref ReadOnlySpan<byte> rest, DateTimeOffset receivedAt, TimeZoneInfo zone)
    {
        ReadOnlySpan<byte> after = rest;
        if (StructuredSyslog.Time(SyslogParser.TakeWord(ref after)) is { } precise)
        {
            rest = after;
            return precise;
        }

        after = rest;
        if (MonthOf(SyslogParser.TakeWord(ref after)) is not { } month) return null;

        after = after.TrimStart((byte)' ');
        int? day = Number(SyslogParser.TakeWord(ref after), 2), year = TakeYear(ref after);
        if (TimeOf(SyslogParser.TakeWord(ref after)) is not { } time || day is null) return null;

        year ??= TakeYear(ref after);
        if (Instant(year, month, day.Value, time, receivedAt, zone) is not { } at) return null;

        SkipZone(ref after);
        rest = after;
        return at;
    }

    private static int? MonthOf(ReadOnlySpan<byte> word)
    {
        if (word.Length != 3) return null;

        int index = Array.IndexOf(Months, Encoding.ASCII.GetString(word));
        return index < 0 ? null : index + 1;
    }

    private static int? TakeYear(ref ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> after = rest;
        if (Number(SyslogParser.TakeWord(ref after), 4) is not (>= 1970 and <= 9000 and int year)) return null;

        rest = after;
        return year;
    }

    private static int? Number(ReadOnlySpan<byte> word, int digitsMax) =>
        word.Length <= digitsMax && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>hh:mm:ss, with a fraction or a colon behind it.</summary>
    private static TimeSpan? TimeOf(ReadOnlySpan<byte> word)
    {
        if (word.Length < 8 || word[2] != ':' || word[5] != ':') return null;

        bool read = TimeOnly.TryParseExact(
            Encoding.ASCII.GetString(word[..8]), "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time);
        return read && (word.Length == 8 || word[8] is (byte)'.' or (byte)':') ? time.ToTimeSpan() : null;
    }

    /// <summary>A time without year is of the year in which it lies nearest to now; around New Year that is not always this one.</summary>
    private static DateTimeOffset? Instant(int? year, int month, int day, TimeSpan time, DateTimeOffset receivedAt, TimeZoneInfo zone)
    {
        DateTimeOffset? nearest = null;
        ReadOnlySpan<int> years = year is { } given ? [given] : [receivedAt.Year - 1, receivedAt.Year, receivedAt.Year + 1];
        foreach (int candidate in years)
        {
            if (candidate is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth(candidate, month)) continue;

            DateTime local = new DateTime(candidate, month, day) + time;
            DateTimeOffset at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            if (nearest is null || (at - receivedAt).Duration() < (nearest.Value - receivedAt).Duration()) nearest = at;
        }

        return nearest;
    }

    /// <summary>"UTC:" or "CST:" behind the time; the zone of the device is a setting here, because such names are ambiguous.</summary>
    private static void SkipZone(ref ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> after = rest;
        ReadOnlySpan<byte> word = SyslogParser.TakeWord(ref after);
        if (word.Length is 4 or 5 && word[^1] == ':' && !word[..^1].ContainsAnyExceptInRange((byte)'A', (byte)'Z')) rest = after;
    }

    /// <summary>Some devices leave their name out: a word that ends as a tag is none.</summary>
    private static string TakeHost(ref ReadOnlySpan<byte> rest)
    {
        ReadOnlySpan<byte> after = rest;
        ReadOnlySpan<byte> word = SyslogParser.TakeWord(ref after);
        if (word.IsEmpty || word[0] == '%' || word[^1] == ':' || word.Contains((byte)'[')) return "";

        rest = after;
        return SyslogParser.Name(word);
    }

    /// <summary>"sshd[12]: ", "kernel: ", "%LINK-3-UPDOWN: ", "%%10IFNET/3/LINK_UPDOWN(l): ".</summary>
    private static string TakeTag(ref ReadOnlySpan<byte> rest)
    {
        int end = rest[..Math.Min(rest.Length, TagOctetsMax)].IndexOfAny(TagEnds);
        if (end <= 0 || rest[end] == ' ') return "";

        ReadOnlySpan<byte> tag = rest[..end], after = rest[end..];
        if (after[0] == '[')
        {
            int close = after[..Math.Min(after.Length, TagOctetsMax)].IndexOf((byte)']');
            if (close < 0) return "";
            after = after[(close + 1)..];
        }

        if (after is not [(byte)':', ..]) return "";

        rest = after[1..].TrimStart((byte)' ');
        return SyslogParser.Name(tag);
    }
}
