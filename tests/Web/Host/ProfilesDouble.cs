using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Tests.Web.Host;

/// <summary>A pack with one type of alarm and no profile.</summary>
internal sealed class ProfilesDouble : IProfileCatalogue
{
    public ProfileSet Current { get; } = ProfileSet.Empty with
    {
        Alarms = new(
            ImmutableDictionary<string, AlarmType>.Empty.Add(
                "fan.fault",
                new("fan.fault", ProbableCause.HeatingVentilationCoolingSystemProblem, AlarmSeverity.Major, AlarmSeverity.Minor, 2, 2, "风扇故障", "Fan fault")),
            [], []),
    };
}
