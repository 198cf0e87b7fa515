using System.Text.Json.Serialization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Modbus;

/// <summary>One value of a device under its normalised name: where it stands, and how it is read. The value is raw x scale + offset.</summary>
public sealed record ModbusPoint
{
    /// <summary>Of the quantity. A text is a part of the identity: "vendor", "model", "version" or "serial".</summary>
    public required string Name { get; init; }

    public string Instance { get; init; } = "";

    /// <summary>Of the quantity, see <see cref="Quantity"/>.</summary>
    public string Unit { get; init; } = "1";

    public QuantityKind Kind { get; init; }

    public required ModbusTable Table { get; init; }

    /// <summary>Counted from 0.</summary>
    public required int Address { get; init; }

    public RegisterType Type { get; init; }

    public WordOrder Order { get; init; }

    /// <summary>Registers of a text (1 to 125) or of decimal digits (1 to 4).</summary>
    public int Length { get; init; } = 1;

    /// <summary>The lowest bit in a register, 0 to 15.</summary>
    public int Bit { get; init; }

    /// <summary>How many bits of a register are one value.</summary>
    public int BitCount { get; init; } = 1;

    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>The raw value by which the device says that it has none, for example 32767 of a sensor that is not fitted.</summary>
    public double? Missing { get; init; }

    /// <summary>Where in the same table the power of ten stands that multiplies as well, a signed register.</summary>
    public int? ScaleAt { get; init; }

    /// <summary>A value outside of these bounds, after scale and offset, is no value.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Numbers for raw numbers. Where there are some, another raw number has no value.</summary>
    public IReadOnlyDictionary<int, double> Values { get; init; } = new Dictionary<int, double>();

    /// <summary>What the numbers of an enumeration mean.</summary>
    public IReadOnlyList<ReadingState> States { get; init; } = [];

    /// <summary>What bad states raise; null: they are shown and raise nothing.</summary>
    [JsonIgnore]
    public StateAlarms? Alarms { get; init; }

    /// <summary>Where it stands, in words of the profile's file.</summary>
    [JsonIgnore]
    public string Source => $"{Table switch
    {
        ModbusTable.Coils => "coils",
        ModbusTable.DiscreteInputs => "discrete-inputs",
        ModbusTable.HoldingRegisters => "holding-registers",
        _ => "input-registers",
    }} {Address}{(Type == RegisterType.Bits && !IsOfBits ? $" bit {Bit}" : "")}";

    [JsonIgnore]
    public bool IsOfBits => Table is ModbusTable.Coils or ModbusTable.DiscreteInputs;

    /// <summary>Registers, or bits of a table of bits.</summary>
    [JsonIgnore]
    public int Size => IsOfBits ? BitCount : Type switch
    {
        RegisterType.U32 or RegisterType.I32 or RegisterType.F32 => 2,
        RegisterType.U64 or RegisterType.I64 or RegisterType.F64 => 4,
        RegisterType.Bcd or RegisterType.Text => Length,
        _ => 1,
    };

    /// <summary>What is wrong with it, in a sentence; null when it can be read.</summary>
    [JsonIgnore]
    public string? Fault =>
        !Enum.IsDefined(Table) || !Enum.IsDefined(Type) || !Enum.IsDefined(Order) || !Enum.IsDefined(Kind) ? $"Point '{Name}' names a table, type, order or kind that does not exist."
        : Address < 0 || Address + Size > ushort.MaxValue + 1 ? $"Point '{Name}' stands at {Address}; addresses are 0 to {ushort.MaxValue}."
        : IsOfBits && (Type != RegisterType.Bits || BitCount is < 1 or > 16) ? $"Point '{Name}' is of {Table}, whose values are of type bits, 1 to 16 of them."
        : Type == RegisterType.Bits && !IsOfBits && (Bit is < 0 or > 15 || BitCount < 1 || Bit + BitCount > 16) ? $"Point '{Name}' takes {BitCount} bits from bit {Bit}; a register has 16."
        : Type == RegisterType.Bcd && Length is not (>= 1 and <= 4) ? $"Point '{Name}' has {Length} registers of digits; 1 to 4 are allowed."
        : Type == RegisterType.Text && Length is not (>= 1 and <= ModbusRead.RegistersMax) ? $"Point '{Name}' has {Length} registers of text; 1 to {ModbusRead.RegistersMax} are allowed."
        : ScaleAt is < 0 or > ushort.MaxValue || (ScaleAt is not null && IsOfBits) ? $"Point '{Name}' has its power of ten at {ScaleAt}; it is a register, 0 to {ushort.MaxValue}."
        : Type != RegisterType.Text && (Scale == 0 || !double.IsFinite(Scale) || !double.IsFinite(Offset)) ? $"Point '{Name}' has scale {Scale} and offset {Offset}; a scale is a number other than 0."
        : null;
}
