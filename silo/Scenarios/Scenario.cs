using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Scenarios;

/// <summary>One story of an estate: what there is, what happens, and what people are to see of it.</summary>
internal sealed record Scenario
{
    public required string File { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required AlarmNoiseLimits Limits { get; init; }

    /// <summary>So long after a board's word the topology answers.</summary>
    public required TimeSpan TopologyDelay { get; init; }

    public required ImmutableArray<UnitRow> Units { get; init; }
    public required ImmutableArray<ScenarioObject> Objects { get; init; }
    public required ImmutableArray<StackEdge> Relations { get; init; }
    public required ImmutableArray<AlarmRuleLayer> Rules { get; init; }
    public required ImmutableArray<ScenarioStep> Steps { get; init; }
}
