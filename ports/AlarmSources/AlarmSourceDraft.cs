namespace PrisonOps.Ports.AlarmSources;

public sealed record AlarmSourceDraft(int UnitId, string Name, AlarmSourceKind Kind, bool Enabled, AlarmSourceMapping Mapping);
