using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>An object that has the address a message came from.</summary>
public sealed record LogSource(string NetworkDomain, string Address, Guid ObjectId, UnitPlace Place, MonitoringProtocol Protocol);
