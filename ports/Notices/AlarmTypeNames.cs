using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>standard/alarm-names.yaml: names of alarm types and picture faults that no profile and no event rule brings.</summary>
public sealed record AlarmTypeNames(ImmutableDictionary<string, (string Zh, string En)> ByCode);
