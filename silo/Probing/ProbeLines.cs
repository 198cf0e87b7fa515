using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Probing;

/// <summary>What people read of one device: a line who it is, then a line a quantity.</summary>
internal static class ProbeLines
{
    public static string Identity(string name, DeviceIdentity? identity, string otherwise)
    {
        string?[] parts = [identity?.Vendor ?? "unknown vendor", identity?.Model, identity?.Version, $"(profile {identity?.Profile ?? otherwise})"];
        return $"{name}: {string.Join(' ', parts.Where(part => part is { Length: > 0 }))}";
    }

    public static string Reading(Quantity quantity, ReadingState? state, string source)
    {
        string value = quantity.Value.ToString("G6", CultureInfo.InvariantCulture);
        return $"  {quantity.Name,-28} {quantity.Instance,-40} {value,14} {quantity.Unit,-6} {state?.Text,-16} {source}";
    }
}
