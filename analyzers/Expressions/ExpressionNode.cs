namespace PrisonOps.Analyzers.Expressions;

/// <summary>One part of a compiled expression.</summary>
internal abstract class ExpressionNode
{
    public abstract bool Holds(IExpressionFacts facts);
}

internal sealed class AllOf(ExpressionNode[] parts) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts)
    {
        foreach (ExpressionNode part in parts)
        {
            if (!part.Holds(facts)) return false;
        }

        return true;
    }
}

internal sealed class AnyOf(ExpressionNode[] parts) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts)
    {
        foreach (ExpressionNode part in parts)
        {
            if (part.Holds(facts)) return true;
        }

        return false;
    }
}

internal sealed class Not(ExpressionNode part) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts) => !part.Holds(facts);
}
