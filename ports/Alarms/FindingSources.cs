namespace PrisonOps.Ports.Alarms;

public static class FindingSources
{
    private const string RosterPrefix = "monitoring.";

    /// <summary>The source that a type of finding belongs to.</summary>
    public static FindingSource Of(string findingType) =>
        findingType.StartsWith(RosterPrefix, StringComparison.Ordinal) ? FindingSource.Roster : FindingSource.Itself;
}
