namespace PrisonOps.Ports.Modbus;

/// <summary>What an object says of its Modbus: <c>{"unit": 17, "framing": "rtuOverTcp", "profile": "ups"}</c>.</summary>
public sealed record ModbusSettings
{
    public byte Unit { get; init; } = 1;

    public ModbusFraming Framing { get; init; }

    /// <summary>Milliseconds of silence between an answer and the next request.</summary>
    public int PauseMs { get; init; }

    public string? Profile { get; init; }

    /// <summary>Added to every address of the profile, for devices of the family whose map begins elsewhere.</summary>
    public int Offset { get; init; }

    /// <summary>Where this device has the repeated points of its profile, and how many.</summary>
    public IReadOnlyDictionary<string, ModbusRepeatSettings> Repeats { get; init; } = new Dictionary<string, ModbusRepeatSettings>();

    /// <summary>Points besides those of the profile.</summary>
    public IReadOnlyList<ModbusPoint> Points { get; init; } = [];
}
