namespace PrisonOps.Ports.Modbus;

/// <summary>
/// Reads Modbus devices. Expected failures are outcomes, never exceptions. One address and port is asked one question at a time, whoever asks.
/// </summary>
public interface IModbusClient
{
    /// <exception cref="OperationCanceledException">The asker gave up.</exception>
    ValueTask<ModbusAnswer> Read(ModbusTarget target, ModbusRead read, CancellationToken cancellationToken);
}
