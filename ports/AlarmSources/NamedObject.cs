using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.AlarmSources;

public sealed record NamedObject(Guid Id, UnitPlace Place, string Code, string Name, string Address);
