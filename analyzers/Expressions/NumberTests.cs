namespace PrisonOps.Analyzers.Expressions;

/// <param name="from">Inclusive.</param>
/// <param name="to">Inclusive.</param>
internal sealed class NumberWithin(int field, double from, double to) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts) => facts.Number(field) is { } number && number >= from && number <= to;
}

internal sealed class NumberIs(int field, double[] values) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts) => facts.Number(field) is { } number && Array.IndexOf(values, number) >= 0;
}
