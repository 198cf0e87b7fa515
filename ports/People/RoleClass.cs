namespace PrisonOps.Ports.People;

/// <summary>The three classes of clause 4.2.2 a), and the two that the platform adds for itself. Append-only.</summary>
public enum RoleClass
{
    Manager = 1,
    Provider = 2,
    User = 3,
    Platform = 4,
    Machine = 5,
}
