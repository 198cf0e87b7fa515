using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <param name="Device">"/dev/ttyUSB0", or "tcp://HOST:PORT" for a modem behind a serial server.</param>
/// <param name="BaudRate">Of a serial device, bits a second.</param>
/// <param name="To">Numbers that are told when a step names no people or a rule forwards to the channel.</param>
public sealed record GsmSettings(string Device, int BaudRate, ImmutableArray<string> To);
