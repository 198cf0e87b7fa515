using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus;

/// <summary>The Modbus client of the product: one kept connection for each address, port and framing, closed when nobody asks.</summary>
internal sealed class ModbusClient : IModbusClient, IDisposable
{
    private readonly ConcurrentDictionary<(IPEndPoint Endpoint, ModbusFraming Framing), ModbusLane> lanes = new();
    private readonly ModbusOptions options;
    private readonly TimeProvider time;
    private readonly ITimer sweep;

    public ModbusClient(IOptions<ModbusOptions> options, TimeProvider time)
    {
        (this.options, this.time) = (options.Value, time);
        sweep = time.CreateTimer(_ => CloseIdle(), null, this.options.IdleMax / 2, this.options.IdleMax / 2);
    }

    public ValueTask<ModbusAnswer> Read(ModbusTarget target, ModbusRead read, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(read.Address);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read.Address + read.Count, ushort.MaxValue + 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(read.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(read.Count, read.IsOfBits ? ModbusRead.BitsMax : ModbusRead.RegistersMax);
        return lanes
            .GetOrAdd((target.Endpoint, target.Framing), static (key, own) => new(key.Endpoint, key.Framing, own.options.QueuedPerAddress, own.time), this)
            .Read(target, read, cancellationToken);
    }

    public void Dispose()
    {
        sweep.Dispose();
        foreach (ModbusLane lane in lanes.Values) lane.Dispose();
    }

    private void CloseIdle()
    {
        foreach (ModbusLane lane in lanes.Values) lane.CloseIfIdle(options.IdleMax);
    }
}
