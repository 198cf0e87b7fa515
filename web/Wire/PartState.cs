using PrisonOps.Ports.Profiles;

namespace PrisonOps.Web.Wire;

/// <param name="Word">The state in the words of the device.</param>
/// <param name="Alarm">The alarm that it raises while it is bad; null when it raises none.</param>
public sealed record PartState(string Quantity, string Instance, StateGrade Grade, string Word, string? Alarm);
