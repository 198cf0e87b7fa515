using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Modbus;

/// <summary>A family of devices that are read by Modbus. They do not say who they are: the object names its profile.</summary>
public sealed record ModbusProfile
{
    public required string Name { get; init; }

    public string? Vendor { get; init; }

    /// <summary>power, environment, security...</summary>
    public string? Kind { get; init; }

    public ProfileEvidence Evidence { get; init; }

    /// <summary>In place of the general thresholds of the same quantities.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; init; } = [];

    /// <summary>Registers without a point that may be read between two points; devices that refuse holes have 0.</summary>
    public int GapMax { get; init; }

    public IReadOnlyList<ModbusPoint> Points { get; init; } = [];

    /// <summary>Points that a device has once for each of its doors, zones, cells...</summary>
    public IReadOnlyList<ModbusRepeat> Repeats { get; init; } = [];

    /// <summary>Blocks of SunSpec, found in the device by their numbers.</summary>
    public IReadOnlyList<ModbusModel> Models { get; init; } = [];

    /// <summary>All points as the file has them, without regard to how often and where a device has them.</summary>
    public IEnumerable<ModbusPoint> AllPoints => [.. Points, .. Repeats.SelectMany(repeat => repeat.Points), .. Models.SelectMany(model => model.Points)];
}
