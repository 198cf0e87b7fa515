namespace PrisonOps.Ports.Objects;

/// <summary>The fixed sort orders, each with an index of its own.</summary>
public enum ObjectSort
{
    Code,
    Name,
    StateWorstFirst,
}
