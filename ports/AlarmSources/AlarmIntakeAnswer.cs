namespace PrisonOps.Ports.AlarmSources;

/// <param name="Refusal">Why the document was not taken at all; null when it was.</param>
/// <param name="Alarms">How many alarms were in it.</param>
/// <param name="Unmapped">Of how many of them no object is known; they are listed with unmapped messages.</param>
public sealed record AlarmIntakeAnswer(Refusal? Refusal, int Alarms, int Unmapped, bool IsTooMuch = false);
