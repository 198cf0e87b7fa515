namespace PrisonOps.Ports.Profiles;

/// <summary>How good a state of a part is. The numbers are stored; they are append-only.</summary>
public enum StateGrade
{
    Normal = 0,
    Warning = 1,
    Fault = 2,
    Unknown = 3,
}
