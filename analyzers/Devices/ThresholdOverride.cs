using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Devices;

/// <summary>What one object says about one type of finding; what it leaves out stays as it is.</summary>
/// <param name="Off">True: this is not judged.</param>
/// <param name="Levels">By severity; replaces all levels of the rule.</param>
internal sealed record ThresholdOverride(bool Off = false, int? Hits = null, int? Window = null, ImmutableArray<ThresholdOverride.Level>? Levels = null)
{
    internal sealed record Level(AlarmSeverity Severity, double Raise, double? Clear);
}
