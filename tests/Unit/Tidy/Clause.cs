namespace PrisonOps.Tests.Unit.Tidy;

/// <summary>One row of the norm: its id, how binding it is (must, should, may, info), and the area of the product that serves it.</summary>
internal sealed record Clause(string Id, string Level, string Area)
{
    /// <summary>A test may name a whole item, "7.1.9-i", whose rows are "7.1.9-i.1" and so on.</summary>
    public bool IsPartOf(string item) => Id == item || Id.StartsWith(item + ".", StringComparison.Ordinal);
}
