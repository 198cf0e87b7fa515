using PrisonOps.Ports.Logs;

namespace PrisonOps.Ports.Alarms;

public static class FindingSources
{
    /// <summary>The object is meant to be polled and is not. Only its roster can see that, so this type is the roster's.</summary>
    public const string Silent = "monitoring.silent";

    /// <summary>The source that a type of finding belongs to.</summary>
    public static FindingSource Of(string findingType) => findingType == Silent ? FindingSource.Roster
        : findingType.StartsWith(EventRule.TypePrefix, StringComparison.Ordinal) ? FindingSource.Pushed
        : FindingSource.Itself;
}
