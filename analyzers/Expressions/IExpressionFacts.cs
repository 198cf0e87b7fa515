namespace PrisonOps.Analyzers.Expressions;

/// <summary>What is known of the thing that an expression is asked about. What is not known is null: no comparison with it holds.</summary>
public interface IExpressionFacts
{
    /// <summary>The value of a field of text or of a code.</summary>
    string? Text(int field);

    /// <summary>The value of any other field: a number, seconds, minutes since midnight, or the rank of a word.</summary>
    double? Number(int field);
}
