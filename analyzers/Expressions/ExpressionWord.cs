using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>A value of a field of words; a word with a higher rank is "more".</summary>
public sealed record ExpressionWord(string Name, int Rank, ImmutableArray<string> Other);
