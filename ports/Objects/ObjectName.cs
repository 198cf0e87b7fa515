namespace PrisonOps.Ports.Objects;

/// <summary>What an object is called where only its id is known.</summary>
public sealed record ObjectName(Guid Id, string Code, string Name);
