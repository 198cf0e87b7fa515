using PrisonOps.Ports.AlarmSources;

namespace PrisonOps.Web.Wire;

public sealed record AlarmSource(
    Guid Id, int UnitId, string Name, AlarmSourceKind Kind, bool Enabled, AlarmSourceMapping Mapping, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
