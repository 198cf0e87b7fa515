namespace PrisonOps.Ports.Profiles;

/// <summary>How good a state of a part is. The numbers are stored; they are append-only.</summary>
public enum StateGrade
{
    Normal = 0,
    Warning = 1,
    Fault = 2,

    /// <summary>The device does not know, or it is under test: nothing is raised by it and nothing cleared.</summary>
    Unknown = 3,

    /// <summary>The part is not there, which is no fault: a slot without a supply, a bay without a disk.</summary>
    Absent = 4,
}
