using PrisonOps.Ports;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>Leaves the parser from any depth; it never leaves <see cref="Expression.TryParse"/>.</summary>
internal sealed class ExpressionException(Refusal refusal) : Exception(refusal.Text)
{
    public Refusal Refusal { get; } = refusal;
}
