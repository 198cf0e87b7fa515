namespace PrisonOps.Ports.Duty;

/// <summary>What a shift has seen and what it leaves: alarms of the unit and the units below it.</summary>
/// <param name="Opened">In the shift; likewise acknowledged by people, and cleared.</param>
/// <param name="Open">Open alarms that people are meant to see, when it ends; of them critical, major, and not acknowledged.</param>
public sealed record ShiftFigures(int Opened, int Acknowledged, int Cleared, int Open, int OpenCritical, int OpenMajor, int Unacknowledged);
