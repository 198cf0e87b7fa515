using System.Globalization;
using System.Net.Sockets;

namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>Reads the drop counter of one UDP port where Linux shows it; .NET has no socket option for it.</summary>
internal static class KernelDrops
{
    public static long Of(AddressFamily family, int port)
    {
        string table = family == AddressFamily.InterNetwork ? "/proc/net/udp" : "/proc/net/udp6";
        if (!File.Exists(table)) return 0;

        string portSuffix = $":{port:X4}";
        foreach (string line in File.ReadLines(table).Skip(1))
        {
            string[] columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 2 && columns[1].EndsWith(portSuffix, StringComparison.Ordinal))
            {
                return long.TryParse(columns[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long drops) ? drops : 0;
            }
        }

        return 0;
    }
}
