namespace PrisonOps.Ports.Health;

/// <summary>What the process knows of itself, for the platform's status screen. Never waits.</summary>
public interface IPlatformFacts
{
    PlatformFacts Current { get; }
}
