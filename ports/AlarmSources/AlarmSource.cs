using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.AlarmSources;

/// <summary>Something that may tell us of alarms of the objects of a unit and all below.</summary>
public sealed record AlarmSource(
    Guid Id, UnitPlace Place, string Name, AlarmSourceKind Kind, bool Enabled, AlarmSourceMapping Mapping, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
