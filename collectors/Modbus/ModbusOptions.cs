using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Collectors.Modbus;

/// <summary>Limits of the Modbus client; section <c>Modbus</c> of the configuration.</summary>
public sealed class ModbusOptions
{
    /// <summary>Requests that may wait for their turn at one address and port; a gateway has many units. Default: 512.</summary>
    [Range(1, 10_000)]
    public int QueuedPerAddress { get; set; } = 512;

    /// <summary>A connection without a request is closed after this time: many devices have one only. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "1.00:00:00")]
    public TimeSpan IdleMax { get; set; } = TimeSpan.FromSeconds(30);
}
