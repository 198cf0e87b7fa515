using System.Collections.Immutable;
using PrisonOps.Analyzers.Objects;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Unit.Objects;

public sealed class ObjectStateRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [Trait("Clause", "8.1.2-b.4")]
    [InlineData(ObjectState.Normal, null)]
    [InlineData(ObjectState.Warning, "interface.down", AlarmSeverity.Minor)]
    [InlineData(ObjectState.Fault, "cpu.load", AlarmSeverity.Major, "interface.down", AlarmSeverity.Minor)]
    [InlineData(ObjectState.Unreachable, "device.unreachable", AlarmSeverity.Major, "ups.battery.charge", AlarmSeverity.Critical)]
    public void The_worst_finding_decides_and_is_the_reason(ObjectState expected, string? reason, params object[] rest)
    {
        List<object> named = reason is null ? [] : [reason, .. rest];
        ImmutableArray<Finding> findings =
            [.. named.Chunk(2).Select(pair => new Finding((string)pair[0], "", (AlarmSeverity)pair[1], Now, FindingEvidence.None)).Reverse()];

        Assert.Equal(new ObjectVerdict(expected, reason), ObjectStateRules.Decide(findings, "device.unreachable", true, null, Now));
    }

    [Fact]
    [Trait("Clause", "8.1.2-b.4")]
    public void Before_the_first_judgement_it_is_unknown() =>
        Assert.Equal(ObjectState.Unknown, ObjectStateRules.Decide([], null, judged: false, null, Now).State);

    [Fact]
    [Trait("Clause", "8.1.2-b.4")]
    public void Maintenance_goes_before_everything_until_it_ends()
    {
        ImmutableArray<Finding> faulty = [new("cpu.load", "", AlarmSeverity.Major, Now, FindingEvidence.None)];

        Assert.Equal(ObjectState.Maintenance, ObjectStateRules.Decide(faulty, null, true, Now.AddSeconds(1), Now).State);
        Assert.Equal(ObjectState.Fault, ObjectStateRules.Decide(faulty, null, true, Now, Now).State);
    }
}
