namespace PrisonOps.Ports.Modbus;

/// <summary>In which order the octets ABCD of a value stand in its registers.</summary>
public enum WordOrder
{
    /// <summary>ABCD: the order of the norm.</summary>
    Big = 0,

    /// <summary>DCBA.</summary>
    Little = 1,

    /// <summary>CDAB: the low register first.</summary>
    WordSwapped = 2,

    /// <summary>BADC: the octets of each register exchanged.</summary>
    ByteSwapped = 3,
}
