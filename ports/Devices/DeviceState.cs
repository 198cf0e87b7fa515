using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Devices;

/// <summary>The state of one part as its device said it in one poll: a power supply that failed, a supply on its battery.</summary>
/// <param name="Quantity">The normalised name of the number that the state stands for.</param>
/// <param name="Instance">The part, for example "Fan 2".</param>
/// <param name="Alarms">What bad states of it raise; null: it is shown and raises nothing.</param>
[GenerateSerializer, Immutable, Alias("prisonops.device-state")]
public sealed record DeviceState(
    [property: Id(0)] string Quantity,
    [property: Id(1)] string Instance,
    [property: Id(2)] ReadingState State,
    [property: Id(3)] StateAlarms? Alarms);
