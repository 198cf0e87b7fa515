namespace PrisonOps.Ports.Cameras;

/// <summary>A new camera is judged and raises nothing until a person has looked at its picture. The numbers are stored; they are append-only.</summary>
public enum Commissioning
{
    Pending = 0,
    Accepted = 1,

    /// <summary>In service with faults that are known and expected: they are not raised until their time or order ends.</summary>
    ExpectedFault = 2,
}
