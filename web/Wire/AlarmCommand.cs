using PrisonOps.GrainInterfaces.Alarms;

namespace PrisonOps.Web.Wire;

public sealed record AlarmCommand(AlarmCommandKind Kind, IReadOnlyList<Guid> AlarmIds, string? Note);
