namespace PrisonOps.Ports.Objects;

/// <summary>Clause 6.15 b) and 7.1: core objects weigh more in health and count as important children.</summary>
public enum Criticality
{
    NonCore = 0,
    Core = 1,
}
