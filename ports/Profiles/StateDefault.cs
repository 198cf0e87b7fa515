using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Profiles;

/// <summary>Which alarm the states of a quantity raise when neither their reading nor its profile says it.</summary>
/// <param name="Label">Matched against the label of the reading without its placeholders; null fits all.</param>
/// <param name="Alarm">"" for none.</param>
public sealed record StateDefault(string Quantity, Regex? Label, string Alarm);
