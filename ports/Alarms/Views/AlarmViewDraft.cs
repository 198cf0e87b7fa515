namespace PrisonOps.Ports.Alarms.Views;

/// <param name="Query">The query of the console's address, without the question mark.</param>
/// <param name="CountMax">More alarms than this in the view are marked; null never.</param>
/// <param name="TellAfterMinutes">When there have been more for so long, its owner is told, whether or not a console is open; null never.</param>
public sealed record AlarmViewDraft(string Name, string Query, bool Shared, int? CountMax, int? TellAfterMinutes = null)
{
    public const int NameLengthMax = 60, QueryLengthMax = 2_000, CountMaxMax = 100_000, TellAfterMinutesMax = 1_440;
}
