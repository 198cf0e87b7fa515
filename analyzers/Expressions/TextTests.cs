using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace PrisonOps.Analyzers.Expressions;

internal sealed class TextIs(int field, FrozenSet<string> values) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts) => facts.Text(field) is { } text && values.Contains(text);
}

internal sealed class TextContains(int field, string part) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts) => facts.Text(field) is { } text && text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The code itself or one below it: "security.video" holds for "security.video.camera", not for "security.videotape".</summary>
internal sealed class CodeUnder(int field, string above) : ExpressionNode
{
    public override bool Holds(IExpressionFacts facts) =>
        facts.Text(field) is { } text && text.StartsWith(above, StringComparison.OrdinalIgnoreCase) && (text.Length == above.Length || text[above.Length] == '.');
}

/// <summary>The pattern never backtracks and sees a bounded beginning, so a text that a device made up cannot hold up a board.</summary>
internal sealed class TextMatches(int field, Regex pattern) : ExpressionNode
{
    public const int LengthMax = 1_000;

    public override bool Holds(IExpressionFacts facts) => facts.Text(field) is { } text && pattern.IsMatch(text.AsSpan(0, Math.Min(text.Length, LengthMax)));
}
