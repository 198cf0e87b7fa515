using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Ports.Devices;

/// <summary>A quantity and where it was read.</summary>
/// <param name="Source">The object that holds it; empty when it was computed from several.</param>
/// <param name="State">What the number means, for an enumeration whose meaning the profile knows.</param>
public sealed record DeviceReading(Quantity Quantity, ObjectIdentifier Source, ReadingState? State);
