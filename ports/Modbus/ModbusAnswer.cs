namespace PrisonOps.Ports.Modbus;

/// <param name="Data">Registers as two octets each, high octet first; bits from the lowest of the first octet.</param>
/// <param name="RoundTrip">From the request to its answer, without the connection's set-up.</param>
/// <param name="Detail">The reason in words when the outcome is not Ok.</param>
public sealed record ModbusAnswer(ModbusOutcome Outcome, ReadOnlyMemory<byte> Data, TimeSpan RoundTrip, ModbusRefusal Refusal, string Detail)
{
    public static ModbusAnswer Failed(ModbusOutcome outcome, string detail) => new(outcome, default, TimeSpan.Zero, ModbusRefusal.None, detail);
}
