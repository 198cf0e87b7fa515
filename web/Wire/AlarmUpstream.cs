namespace PrisonOps.Web.Wire;

/// <summary>The alarm follows from another object that is down.</summary>
/// <param name="ObjectId">Null, with code and name, when the cause is outside of what the caller may see.</param>
/// <param name="UnitId">Where the cause stands.</param>
/// <param name="LiftAt">The path is back; the mark goes then.</param>
public sealed record AlarmUpstream(Guid? ObjectId, string? Code, string? Name, int UnitId, DateTimeOffset Since, DateTimeOffset? LiftAt);
