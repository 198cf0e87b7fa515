using PrisonOps.Ports.Cameras;

namespace PrisonOps.GrainInterfaces.Cameras;

/// <summary>One round that the scheduler of a unit asks a camera for.</summary>
/// <param name="Ticket">Comes back with <see cref="IDiagnosisGrain.Finished"/>: it frees the place that the round takes.</param>
/// <param name="PlanId">Null for a camera with a period of its own.</param>
/// <param name="Keyframes">0: as many as usual.</param>
/// <param name="Profile">Of the hours; with <see cref="ProfileRule.Picture"/> it is what the picture decides from.</param>
/// <param name="Period">From this round to the next; zero for a camera that is only diagnosed when a person asks.</param>
[GenerateSerializer, Immutable, Alias("prisonops.diagnosis-order")]
public sealed record DiagnosisOrder(
    [property: Id(0)] long Ticket,
    [property: Id(1)] Guid? PlanId,
    [property: Id(2)] Guid? RunId,
    [property: Id(3)] int Keyframes,
    [property: Id(4)] bool Burst,
    [property: Id(5)] ProfileRule ProfileBy,
    [property: Id(6)] DayProfile Profile,
    [property: Id(7)] DiagnosisPriority Priority,
    [property: Id(8)] TimeSpan Period);
