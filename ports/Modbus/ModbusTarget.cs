using System.Net;

namespace PrisonOps.Ports.Modbus;

/// <summary>One unit and how to speak with it.</summary>
/// <param name="Unit">1 to 247; behind a gateway the serial address, on a device of its own mostly 1 or 255.</param>
public sealed record ModbusTarget(IPEndPoint Endpoint, byte Unit)
{
    public const int DefaultPort = 502;

    public ModbusFraming Framing { get; init; }

    /// <summary>How long one request waits for its answer, the connection included. Default: 2 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Silence between an answer and the next request; slow serial lines behind a gateway need some. Default: none.</summary>
    public TimeSpan Pause { get; init; }
}
