namespace PrisonOps.Ports.Modbus;

/// <summary>Points that come again at even distances.</summary>
/// <param name="Name">By which an object says where they are and how many; see <see cref="ModbusRepeatSettings"/>.</param>
/// <param name="First">Added to the addresses of the first.</param>
/// <param name="Stride">Added for each further one.</param>
/// <param name="Label">What one is called: <c>{n}</c> is its number from 1, <c>{letter}</c> its letter, of phases for example; it stands before the instance of the point.</param>
public sealed record ModbusRepeat(string Name, int First, int Count, int Stride, string Label, IReadOnlyList<ModbusPoint> Points);
