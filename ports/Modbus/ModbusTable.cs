namespace PrisonOps.Ports.Modbus;

/// <summary>The four tables of a Modbus device. The numbers are the functions that read them; the product has no others: it never writes.</summary>
public enum ModbusTable
{
    /// <summary>Bits that a master may write, for example "on" of an air conditioner.</summary>
    Coils = 1,

    /// <summary>Bits that only the device sets: dry contacts.</summary>
    DiscreteInputs = 2,

    /// <summary>Registers of 16 bits that a master may write.</summary>
    HoldingRegisters = 3,

    /// <summary>Registers of 16 bits that only the device sets.</summary>
    InputRegisters = 4,
}
