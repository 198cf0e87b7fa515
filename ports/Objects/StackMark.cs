namespace PrisonOps.Ports.Objects;

/// <summary>What an object is in the failure of a stack.</summary>
public enum StackMark
{
    None = 0,
    Affected = 1,
    Root = 2,
}
