namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>One limit, for a unit and those below it, for a group of its cameras, or for one camera.</summary>
/// <param name="Limit">Name of a limit of the diagnosis, camelCase.</param>
public sealed record LimitDraft(int UnitId, string? Group, Guid? CameraId, DayProfile? Profile, string Limit, double Value);
