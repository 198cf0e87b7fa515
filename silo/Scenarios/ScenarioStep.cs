using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Scenarios;

/// <param name="Number">From 1 on.</param>
internal abstract record ScenarioStep(int Number, long Line)
{
    /// <summary>The clock moves.</summary>
    internal sealed record After(int Number, long Line, TimeSpan Time) : ScenarioStep(Number, Line);

    /// <summary>From now on polls of these objects end so.</summary>
    internal sealed record Polls(int Number, long Line, ImmutableArray<Guid> Objects, DevicePollOutcome Outcome) : ScenarioStep(Number, Line);

    /// <summary>From now on polls of the object read this value.</summary>
    internal sealed record Value(int Number, long Line, Guid ObjectId, Quantity Quantity) : ScenarioStep(Number, Line);

    /// <summary>The object has a finding that no poll of the story makes; it reports it at once.</summary>
    internal sealed record Raise(int Number, long Line, ImmutableArray<Guid> Objects, string Type, string Instance, AlarmSeverity Severity, string Detail) : ScenarioStep(Number, Line);

    internal sealed record End(int Number, long Line, ImmutableArray<Guid> Objects, string Type, string Instance) : ScenarioStep(Number, Line);

    /// <summary>A person handles the open alarm of an object.</summary>
    /// <param name="Refused">The code of the refusal that is expected; null when it is to be done.</param>
    internal sealed record Command(
        int Number, long Line, AlarmCommandKind Kind, Guid ObjectId, string Type, string By, string? Note, TimeSpan? Lasts, string? Refused) : ScenarioStep(Number, Line);

    internal sealed record Rule(int Number, long Line, AlarmRuleLayer Layer) : ScenarioStep(Number, Line);

    internal sealed record NoRule(int Number, long Line, string Name) : ScenarioStep(Number, Line);

    /// <param name="Starts">From now.</param>
    internal sealed record Window(int Number, long Line, AlarmWindowDraft Draft, TimeSpan Starts, TimeSpan Lasts) : ScenarioStep(Number, Line);

    internal sealed record NoWindow(int Number, long Line, string Reason) : ScenarioStep(Number, Line);

    internal sealed record Relate(int Number, long Line, StackEdge Edge, bool IsEnd) : ScenarioStep(Number, Line);

    /// <summary>The process is killed and begins again from its rows.</summary>
    internal sealed record Restart(int Number, long Line) : ScenarioStep(Number, Line);

    /// <summary>Null arrays are not looked at; an empty one says that there is none.</summary>
    internal sealed record Expect(
        int Number, long Line, ImmutableArray<string>? Open, ImmutableArray<string>? Announced, ImmutableArray<string>? Returned, ImmutableArray<string>? Orders,
        ImmutableArray<string>? Notices, int? Openings) : ScenarioStep(Number, Line);
}
