using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Topology.Links;

/// <summary>
/// Ports by the names that people, neighbours and devices give them: "GigabitEthernet1/0/1" of one MIB is "Gi1/0/1" in another and "GE1/0/1" with
/// other vendors.
/// </summary>
public static partial class PortNames
{
    /// <summary>Longest first: "TenGigabitEthernet" ends with "GigabitEthernet".</summary>
    private static readonly (string Long, string Short)[] Kinds =
    [
        ("hundredgige", "hu"), ("hundredgigabitethernet", "hu"), ("fortygige", "fo"), ("fortygigabitethernet", "fo"), ("twentyfivegige", "twe"),
        ("ten-gigabitethernet", "te"), ("tengigabitethernet", "te"), ("xgigabitethernet", "te"), ("tengige", "te"), ("xge", "te"),
        ("gigabitethernet", "gi"), ("gigaethernet", "gi"), ("ge", "gi"), ("gig", "gi"), ("fastethernet", "fa"), ("fe", "fa"),
        ("port-channel", "po"), ("bridge-aggregation", "po"), ("eth-trunk", "po"), ("ethernet", "et"), ("eth", "et"),
    ];

    /// <summary>Null when no port has that name, or two ports might.</summary>
    public static DeviceInterface? Find(ImmutableArray<DeviceInterface> ports, string name)
    {
        foreach (DeviceInterface port in ports)
        {
            if (port.Name == name) return port;
        }

        string wanted = Spelling(name);
        DeviceInterface? found = null;
        foreach (DeviceInterface port in ports)
        {
            if (Spelling(port.Name) != wanted) continue;
            if (found is not null) return null;
            found = port;
        }

        return found ?? ByAlias(ports, name);
    }

    public static bool AreSame(string one, string other) => one == other || Spelling(one) == Spelling(other);

    /// <summary>The name in one spelling, for comparison only.</summary>
    public static string Spelling(string name)
    {
        string bare = name.Trim().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        Match parts = Parts().Match(bare);
        if (!parts.Success) return bare;

        string kind = parts.Groups["kind"].Value;
        return Array.Find(Kinds, known => known.Long == kind) is { Short: { } brief } ? brief + parts.Groups["rest"].Value : bare;
    }

    private static DeviceInterface? ByAlias(ImmutableArray<DeviceInterface> ports, string name)
    {
        DeviceInterface? found = null;
        foreach (DeviceInterface port in ports)
        {
            if (!string.Equals(port.Alias, name, StringComparison.OrdinalIgnoreCase)) continue;
            if (found is not null) return null;
            found = port;
        }

        return found;
    }

    [GeneratedRegex("^(?<kind>[a-z-]*[a-z])(?<rest>[0-9].*)$")]
    private static partial Regex Parts();
}
