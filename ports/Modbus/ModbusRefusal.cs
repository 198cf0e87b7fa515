namespace PrisonOps.Ports.Modbus;

/// <summary>The exception codes of Modbus (Application Protocol 1.1b3, section 7).</summary>
public enum ModbusRefusal
{
    None = 0,
    IllegalFunction = 1,
    IllegalDataAddress = 2,
    IllegalDataValue = 3,
    ServerDeviceFailure = 4,
    Acknowledge = 5,
    ServerDeviceBusy = 6,
    MemoryParityError = 8,

    /// <summary>A gateway has no way to the unit.</summary>
    GatewayPathUnavailable = 10,

    /// <summary>The unit behind a gateway does not answer it: the gateway is there and the device is not.</summary>
    GatewayTargetFailedToRespond = 11,
}
