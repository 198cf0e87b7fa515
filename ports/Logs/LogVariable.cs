namespace PrisonOps.Ports.Logs;

/// <summary>A named value of a message: a variable of a trap by its dotted name, or a parameter of structured data as "id.name".</summary>
public sealed record LogVariable(string Name, string Value);
