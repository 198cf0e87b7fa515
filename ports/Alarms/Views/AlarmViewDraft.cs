namespace PrisonOps.Ports.Alarms.Views;

/// <param name="Query">The query of the console's address, without the question mark.</param>
/// <param name="CountMax">More alarms than this in the view are marked; null never.</param>
public sealed record AlarmViewDraft(string Name, string Query, bool Shared, int? CountMax)
{
    public const int NameLengthMax = 60, QueryLengthMax = 2_000, CountMaxMax = 100_000;
}
