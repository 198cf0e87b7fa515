using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>One name that an expression may use.</summary>
/// <param name="Index">How the facts are asked for it.</param>
/// <param name="Other">Further names of the same field, for example the Chinese one.</param>
/// <param name="ChangesWithTime">Whether its value changes though nothing was reported.</param>
public sealed record ExpressionField(int Index, string Name, ExpressionKind Kind, ImmutableArray<string> Other, bool ChangesWithTime = false)
{
    /// <summary>Of a field of words: what may be written, and the rank of each.</summary>
    public ImmutableArray<ExpressionWord> Words { get; init; } = [];
}
