using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>No profiles, and the few general rules that the scripts of the tests need.</summary>
internal sealed class MemoryProfiles : IProfileCatalogue
{
    private static readonly AlarmType
        Load = new("cpu.load", ProbableCause.CpuCyclesLimitExceeded, AlarmSeverity.Major, AlarmSeverity.Warning, 2, 2, "CPU", "CPU"),
        Fan = new("fan.fault", ProbableCause.HeatingVentilationCoolingSystemProblem, AlarmSeverity.Major, AlarmSeverity.Minor, 2, 2, "风扇故障", "Fan fault");

    public ProfileSet Current { get; } = ProfileSet.Empty with
    {
        Alarms = new(
            new[] { Load, Fan }.ToImmutableDictionary(type => type.Code),
            [new("cpu.load", "cpu.load", "ratio", ThresholdSide.Above, [new(AlarmSeverity.Major, 0.95, 0.85), new(AlarmSeverity.Warning, 0.85, 0.75)], 3, 5)],
            []),
    };

    public DeviceState FanState(StateGrade grade, string word) => new(
        "sensor.state", "Fan 1", new((int)grade, grade, word),
        new([Current.Alarms.ForStates("fan.fault", "sensor.state")], ImmutableDictionary<int, string>.Empty, "fan.fault", "ok"));
}
