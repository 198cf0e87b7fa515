using System.Text.RegularExpressions;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>Patterns of people: short, matched in linear time, and without counted repetitions that multiply to a huge automaton.</summary>
internal static class ExpressionPattern
{
    public const int LengthMax = 200;
    private const long RepetitionsMax = 1_000;

    public static Regex Of(in ExpressionToken token)
    {
        if (token.Text.Length is 0 or > LengthMax) throw ExpressionRefusals.Pattern(token, $"1 to {LengthMax} characters are allowed.");
        if (Repetitions(token.Text) > RepetitionsMax) throw ExpressionRefusals.Pattern(token, $"counted repetitions multiply to more than {RepetitionsMax}.");
        try
        {
            return new(token.Text, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw ExpressionRefusals.Pattern(token, wrong.Message);
        }
    }

    /// <summary>Every number between braces multiplied, whether nested or not: too many rather than too few.</summary>
    private static long Repetitions(string pattern)
    {
        long product = 1;
        for (int at = pattern.IndexOf('{', StringComparison.Ordinal); at >= 0 && product <= RepetitionsMax; at = pattern.IndexOf('{', at + 1))
        {
            long largest = 1;
            for (int digit = at + 1, number = 0; digit < pattern.Length && (char.IsAsciiDigit(pattern[digit]) || pattern[digit] == ','); digit++)
            {
                number = pattern[digit] == ',' ? 0 : Math.Min((number * 10) + pattern[digit] - '0', 1_000_000);
                largest = Math.Max(largest, number);
            }

            product *= largest;
        }

        return product;
    }
}
