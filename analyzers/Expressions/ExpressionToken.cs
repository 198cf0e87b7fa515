namespace PrisonOps.Analyzers.Expressions;

internal enum TokenKind
{
    End,
    Word,
    Text,
    Number,
    Duration,
    TimeOfDay,
    Operator,
    Open,
    Close,
    Comma,
}

/// <param name="Text">What a person wrote; of a text in quotation marks what is between them.</param>
/// <param name="Number">Of a number itself, of a duration its seconds, of a time of day its minutes.</param>
internal readonly record struct ExpressionToken(TokenKind Kind, int At, int Length, string Text, double Number = 0);
