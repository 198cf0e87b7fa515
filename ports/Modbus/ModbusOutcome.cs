namespace PrisonOps.Ports.Modbus;

/// <summary>How a request ended. Everything but <see cref="Ok"/> is an expected failure.</summary>
public enum ModbusOutcome
{
    Ok = 0,
    Timeout = 1,

    /// <summary>The network refused: no route, no port, connection closed.</summary>
    Unreachable = 2,

    /// <summary>The device answered with an exception; <see cref="ModbusAnswer.Refusal"/> says which.</summary>
    Refused = 3,

    /// <summary>What came back is no answer of Modbus, or not to this question.</summary>
    Malformed = 4,

    /// <summary>Too many requests are waiting for this device.</summary>
    Overloaded = 5,
}
