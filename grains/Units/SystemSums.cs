using System.Collections.Immutable;
using PrisonOps.Analyzers.Units;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Units;

/// <summary>Adds up summaries. Everything in them is additive but the worst score, of which the lower wins, and the causes, of which the worst stay.</summary>
internal static class SystemSums
{
    /// <summary>Causes kept per system.</summary>
    public const int CausesMax = 8;

    public static SystemTally TallyOf(SystemSummary system) => new(system.WeightSum, system.WeightedScoreSum, system.WorstImportantScore);

    public static ImmutableArray<SystemSummary> OfObjects(IEnumerable<ObjectSummary> objects, HealthOptions options) =>
        Merge(objects.Select(summary => OfObject(summary, options)), options);

    public static ImmutableArray<SystemSummary> Merge(IEnumerable<SystemSummary> parts, HealthOptions options) =>
        [.. parts.GroupBy(part => part.System, StringComparer.Ordinal).Select(parts => Sum(parts.Key, [.. parts], options)).OrderBy(sum => sum.System, StringComparer.Ordinal)];

    public static AlarmCounts Add(AlarmCounts one, AlarmCounts other) => new(
        one.Critical + other.Critical, one.Major + other.Major, one.Minor + other.Minor, one.Warning + other.Warning,
        one.Indeterminate + other.Indeterminate,
        one.CriticalUnacknowledged + other.CriticalUnacknowledged, one.MajorUnacknowledged + other.MajorUnacknowledged,
        one.MinorUnacknowledged + other.MinorUnacknowledged, one.WarningUnacknowledged + other.WarningUnacknowledged,
        one.IndeterminateUnacknowledged + other.IndeterminateUnacknowledged);

    private static SystemSummary OfObject(ObjectSummary summary, HealthOptions options)
    {
        ObjectStateRow row = summary.State;
        SystemTally tally = HealthFormula.Member(row.State, summary.Criticality, options);
        bool pullsDown = HealthFormula.Score(row.State, options) < HealthFormula.FullScore;
        return new(
            SystemOf(summary.ClassCode), One(ObjectState.Normal), One(ObjectState.Warning), One(ObjectState.Fault), One(ObjectState.Unreachable),
            One(ObjectState.Maintenance), One(ObjectState.Unknown), summary.Monitored ? 1 : 0,
            tally.WeightSum, tally.WeightedScoreSum, tally.WorstImportantScore,
            pullsDown ? [new HealthCause(row.ObjectId, row.Place.Unit, summary.ClassCode, row.State, row.Reason, summary.Criticality)] : []);

        int One(ObjectState state) => row.State == state ? 1 : 0;
    }

    private static SystemSummary Sum(string system, IReadOnlyList<SystemSummary> parts, HealthOptions options) => parts.Count == 1
        ? parts[0]
        : new(
            system, parts.Sum(part => part.Normal), parts.Sum(part => part.Warning), parts.Sum(part => part.Fault),
            parts.Sum(part => part.Unreachable), parts.Sum(part => part.Maintenance), parts.Sum(part => part.Unknown),
            parts.Sum(part => part.Monitored), parts.Sum(part => part.WeightSum), parts.Sum(part => part.WeightedScoreSum),
            parts.Min(part => part.WorstImportantScore), Worst(parts.SelectMany(part => part.Causes), options));

    /// <summary>Lowest score first, core before others; the id only makes the order the same every time.</summary>
    private static ImmutableArray<HealthCause> Worst(IEnumerable<HealthCause> causes, HealthOptions options) =>
    [
        .. causes
            .OrderBy(cause => HealthFormula.Score(cause.State, options) ?? HealthFormula.FullScore)
            .ThenByDescending(cause => cause.Criticality)
            .ThenBy(cause => cause.ObjectId)
            .Take(CausesMax),
    ];

    /// <summary>The first segment of a class code.</summary>
    private static string SystemOf(string classCode)
    {
        int dot = classCode.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? classCode : classCode[..dot];
    }
}
