using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Guid and integer keys as the bytes of an identity: 32 hexadecimal digits, or the number in hexadecimal, with "+extension".</summary>
public static class GrainIdKeyExtensions
{
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) => WithExtension(key.ToString("N"), keyExtension);

    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        WithExtension(key.ToString("X", CultureInfo.InvariantCulture), keyExtension);

    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        ReadOnlySpan<byte> span = grainId.Key.AsSpan();
        (key, keyExt) = (default, null);
        if (span.Length < 32 || (span.Length > 32 && span[32] != (byte)'+'))
        {
            return false;
        }

        keyExt = span.Length > 32 ? Encoding.UTF8.GetString(span[33..]) : null;
        return Guid.TryParseExact(Encoding.UTF8.GetString(span[..32]), "N", out key);
    }

    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        ReadOnlySpan<byte> span = grainId.Key.AsSpan();
        int plus = span.IndexOf((byte)'+');
        keyExt = plus < 0 ? null : Encoding.UTF8.GetString(span[(plus + 1)..]);
        return long.TryParse(plus < 0 ? span : span[..plus], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
    }

    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out Guid key, out keyExt)
            ? key
            : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for a Guid key.", nameof(grainId));

    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out long key, out keyExt)
            ? key
            : throw new ArgumentException($"Value \"{grainId}\" is not in the correct format for an Integer key.", nameof(grainId));

    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    private static IdSpan WithExtension(string key, string? extension) =>
        IdSpan.Create(string.IsNullOrWhiteSpace(extension) ? key : $"{key}+{extension}");
}
