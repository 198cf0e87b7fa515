namespace PrisonOps.Ports.Objects;

/// <summary>The one object state of every screen (requirement 8.1.2-b.4). The numbers are stored; they are append-only.</summary>
public enum ObjectState
{
    Unknown = 0,
    Normal = 1,
    Warning = 2,
    Fault = 3,
    Unreachable = 4,
    Maintenance = 5,
}
