namespace PrisonOps.Ports.Health;

/// <summary>Whether rows can be read and written now; readiness and the product's own findings stand on it. Never waits.</summary>
public interface IDatabaseHealth
{
    DatabaseReadiness Current { get; }
}
