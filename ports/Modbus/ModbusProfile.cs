namespace PrisonOps.Ports.Modbus;

/// <summary>A family of devices that are read by Modbus. They do not say who they are: the object names its profile.</summary>
public sealed record ModbusProfile
{
    public required string Name { get; init; }

    public string? Vendor { get; init; }

    /// <summary>power, environment, cooling...</summary>
    public string? Kind { get; init; }

    /// <summary>Registers without a point that may be read between two points; devices that refuse holes have 0.</summary>
    public int GapMax { get; init; }

    public required IReadOnlyList<ModbusPoint> Points { get; init; }
}
