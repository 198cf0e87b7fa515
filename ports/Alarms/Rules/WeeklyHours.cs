using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>Hours of some days of the week. A period that ends before it begins goes over midnight and belongs to the day of its beginning.</summary>
/// <param name="To">Exclusive; equal to <paramref name="From"/> for the whole day.</param>
public sealed record WeeklyHours(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);
