using System.Globalization;

namespace PrisonOps.Collectors.Snmp.Topology;

/// <summary>Hardware addresses as "00:1b:21:00:00:01".</summary>
internal static class HardwareAddress
{
    private const int Length = 6;

    /// <summary>Null for what is none, for one of all zeros, and for a group address, which stands for nobody.</summary>
    public static string? Of(ReadOnlySpan<byte> octets) =>
        octets.Length == Length && (octets[0] & 1) == 0 && octets.ContainsAnyExcept((byte)0) ? Text(octets) : null;

    /// <summary>From the last six arcs of the name of a row.</summary>
    public static string? OfRow(string row)
    {
        string[] arcs = row.Split('.');
        if (arcs.Length < Length) return null;

        Span<byte> octets = stackalloc byte[Length];
        for (int i = 0; i < Length; i++)
        {
            if (!byte.TryParse(arcs[^(Length - i)], out octets[i])) return null;
        }

        return Of(octets);
    }

    private static string Text(ReadOnlySpan<byte> octets) => string.Join(':', octets.ToArray().Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture)));
}
