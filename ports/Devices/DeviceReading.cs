using System.Globalization;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Ports.Devices;

/// <summary>A quantity and where it was read.</summary>
/// <param name="Column">The object that holds it, or its column where <paramref name="Row"/> names the row; empty when it was computed from several.</param>
/// <param name="State">What the number means, for an enumeration whose meaning the profile knows.</param>
/// <param name="Row">The arcs of the row, joined by dots.</param>
public sealed record DeviceReading(Quantity Quantity, ObjectIdentifier Column, ReadingState? State, string? Row = null)
{
    /// <summary>The reading of the profile that it was read by; null for the standard MIBs.</summary>
    public SnmpReading? By { get; init; }

    /// <summary>The object itself. It is put together when somebody asks, which no poll does.</summary>
    public ObjectIdentifier Source =>
        Row is null ? Column : Column.Append([.. Row.Split('.').Select(arc => uint.Parse(arc, CultureInfo.InvariantCulture))]);
}
