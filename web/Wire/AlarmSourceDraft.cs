using PrisonOps.Ports.AlarmSources;

namespace PrisonOps.Web.Wire;

public sealed record AlarmSourceDraft(int UnitId, string Name, AlarmSourceKind Kind, bool Enabled, AlarmSourceMapping Mapping);
