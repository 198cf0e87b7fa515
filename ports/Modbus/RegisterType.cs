namespace PrisonOps.Ports.Modbus;

/// <summary>What registers or bits mean.</summary>
public enum RegisterType
{
    U16 = 0,
    I16 = 1,
    U32 = 2,
    I32 = 3,
    U64 = 4,
    I64 = 5,
    F32 = 6,
    F64 = 7,

    /// <summary>One bit of a table of bits, or some bits of a register.</summary>
    Bits = 8,

    /// <summary>Decimal digits, four in a register.</summary>
    Bcd = 9,

    /// <summary>Characters, two in a register; a part of the device's identity, not a quantity.</summary>
    Text = 10,
}
