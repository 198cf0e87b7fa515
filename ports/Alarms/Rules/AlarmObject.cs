using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What rules may know of an alarm's object.</summary>
/// <param name="UnitCode">Dotted, from the ministry down: "cn.51.5107".</param>
/// <param name="Group">The group of a camera; null for other objects and without one.</param>
public sealed record AlarmObject(
    Guid Id, UnitPlace Place, string UnitCode, string ClassCode, string Code, string Name, Criticality Criticality, MonitoringProtocol Protocol,
    string Address, string? Location, string? Group);
