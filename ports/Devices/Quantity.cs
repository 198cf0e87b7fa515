namespace PrisonOps.Ports.Devices;

/// <summary>
/// One normalised value of a device: "cpu.load", "memory.used", "storage.used", "interface.in", "sensor.temperature", "ups.battery.charge".
/// </summary>
/// <param name="Instance">The port, mount point or sensor; "" where the device has only one.</param>
/// <param name="Unit">UCUM-like: "ratio" (0 to 1), "By", "By/s", "Cel", "%", "s", "V", "1" for a state or a pure number.</param>
[GenerateSerializer, Immutable, Alias("prisonops.quantity")]
public readonly record struct Quantity(
    [property: Id(0)] string Name,
    [property: Id(1)] string Instance,
    [property: Id(2)] double Value,
    [property: Id(3)] string Unit,
    [property: Id(4)] QuantityKind Kind);
