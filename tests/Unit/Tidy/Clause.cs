namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>One row of the norm: its id, how binding it is (must, should, may, info), and the area of the product that serves it.</summary>
internal sealed record Clause(string Id, string Level, string Area);
