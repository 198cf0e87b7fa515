using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>By what a field can be compared.</summary>
public static class ExpressionOperators
{
    private static readonly ImmutableArray<string> Text = ["=", "!=", "in", "contains", "matches"];
    private static readonly ImmutableArray<string> Code = ["=", "!=", "in", "under", "contains", "matches"];
    private static readonly ImmutableArray<string> Order = ["=", "!=", "<", "<=", ">", ">=", "in"];

    public static ImmutableArray<string> Of(ExpressionKind kind) => kind switch { ExpressionKind.Text => Text, ExpressionKind.Code => Code, _ => Order };
}
