namespace PrisonOps.Ports.Modbus;

/// <summary>
/// What an object says of a <see cref="ModbusRepeat"/> of its profile:
/// <c>{"first": 100, "count": 3, "names": ["A 区大门", "B 区大门", "会见室"], "inverted": true}</c>. What it does not say is as in the profile.
/// </summary>
public sealed record ModbusRepeatSettings
{
    public const int CountMax = 1_000;

    public int? First { get; init; }

    public int? Count { get; init; }

    public int? Stride { get; init; }

    public ModbusTable? Table { get; init; }

    /// <summary>In the order of the addresses; one that is missing or empty is called as in the profile.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Contacts that are closed at rest: 0 and 1 change places.</summary>
    public bool Inverted { get; init; }
}
