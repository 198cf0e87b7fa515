using PrisonOps.GrainInterfaces.Alarms;

namespace PrisonOps.Web.Wire;

/// <param name="Until">Of a shelf: when it ends.</param>
public sealed record AlarmCommand(AlarmCommandKind Kind, IReadOnlyList<Guid> AlarmIds, string? Note, DateTimeOffset? Until = null);
