namespace PrisonOps.Ports.Alarms;

/// <summary>Perceived severity of ITU-T X.733, most urgent first. The numbers are stored; they are append-only.</summary>
public enum AlarmSeverity
{
    Critical = 1,
    Major = 2,
    Minor = 3,
    Warning = 4,
    Indeterminate = 5,
}
