namespace PrisonOps.Web.Wire;

/// <summary>One name that a filter may use, how it is compared, and of words which there are.</summary>
public sealed record FilterField(string Name, string Kind, IReadOnlyList<string> Other, IReadOnlyList<string> Operators, IReadOnlyList<string> Words);
