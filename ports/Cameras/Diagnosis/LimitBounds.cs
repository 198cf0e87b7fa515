namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>One limit that can be overridden, and what is allowed for it.</summary>
public sealed record LimitBounds(string Name, double Default, double Min, double Max, bool IsWhole);
