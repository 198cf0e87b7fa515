using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus.Wire;

/// <summary>What a device said: data, an exception, or nothing that can be believed, and why.</summary>
internal readonly ref struct ModbusReply
{
    private ModbusReply(ReadOnlySpan<byte> data, ModbusRefusal refusal, string? fault)
    {
        Data = data;
        Refusal = refusal;
        Fault = fault;
    }

    public ReadOnlySpan<byte> Data { get; }

    public ModbusRefusal Refusal { get; }

    public string? Fault { get; }

    public static ModbusReply With(ReadOnlySpan<byte> data) => new(data, ModbusRefusal.None, null);

    public static ModbusReply Refused(byte code) => new(default, (ModbusRefusal)code, null);

    public static ModbusReply Faulty(string fault) => new(default, ModbusRefusal.None, fault);
}
