namespace PrisonOps.GrainInterfaces.Cameras;

/// <summary>When a camera is diagnosed next, and by which plan. Nulls where no plan applies.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.camera-plan")]
public sealed record CameraPlan(
    [property: Id(0)] Guid? PlanId,
    [property: Id(1)] string? PlanName,
    [property: Id(2)] TimeSpan? Period,
    [property: Id(3)] DateTimeOffset? NextAt);
