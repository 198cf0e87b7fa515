using PrisonOps.Ports;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>
/// A condition as a person wrote it, compiled once and asked often: no allocation per question, and time that is bounded by its size. The
/// language is described in docs/expressions.md.
/// </summary>
public sealed class Expression
{
    public const int LengthMax = 2_000;
    public const int DepthMax = 32;
    public const int TestsMax = 100;
    public const int ListMax = 100;

    private readonly ExpressionNode root;

    internal Expression(string text, ExpressionNode root, bool changesWithTime)
    {
        (Text, this.root, ChangesWithTime) = (text, root, changesWithTime);
    }

    public string Text { get; }

    /// <summary>Whether it may hold later though nothing is reported in between: it asks for the time, the weekday, or an age.</summary>
    public bool ChangesWithTime { get; }

    /// <summary>The expression, or why it is none: with the place ("at", from 1) and what is allowed there.</summary>
    public static Expression? TryParse(string text, ExpressionSchema schema, out Refusal? refusal)
    {
        try
        {
            refusal = null;
            return new ExpressionParser(text, schema).Parse();
        }
        catch (ExpressionException wrong)
        {
            refusal = wrong.Refusal;
            return null;
        }
    }

    public bool Holds(IExpressionFacts facts) => root.Holds(facts);
}
