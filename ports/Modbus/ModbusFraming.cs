namespace PrisonOps.Ports.Modbus;

/// <summary>How messages are put on a TCP connection.</summary>
public enum ModbusFraming
{
    /// <summary>With the header of Modbus TCP: transaction, length, unit.</summary>
    Tcp = 0,

    /// <summary>As on a serial line, with a checksum: what simple serial servers pass through.</summary>
    RtuOverTcp = 1,
}
