namespace PrisonOps.Ports.Modbus;

/// <summary>A block of SunSpec. The addresses of its points count from its first register, which holds its number.</summary>
/// <param name="Numbers">The block is one of these.</param>
public sealed record ModbusModel(IReadOnlyList<int> Numbers, IReadOnlyList<ModbusPoint> Points);
