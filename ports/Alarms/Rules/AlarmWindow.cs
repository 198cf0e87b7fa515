using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>A time in which alarms of an object, a class, or a whole unit are out of service.</summary>
public sealed record AlarmWindow(Guid Id, UnitPlace Place, AlarmWindowDraft Draft, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
