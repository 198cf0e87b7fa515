using System.Globalization;
using System.Text;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>Cuts a text into tokens. Marks of a Chinese keyboard stand for the ones that they look like.</summary>
internal sealed class ExpressionScanner(string text)
{
    private static readonly Dictionary<char, double> SecondsOf = new() { ['s'] = 1, ['m'] = 60, ['h'] = 3_600, ['d'] = 86_400, ['w'] = 604_800 };
    private int at;

    public ExpressionToken Next()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at == text.Length) return new(TokenKind.End, at, 0, "");

        char first = Plain(text[at]);
        if (char.IsAsciiDigit(first) || (first == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) return Number();
        if (char.IsLetter(first) || first == '_') return Word();
        return first switch
        {
            '"' or '\'' => Quoted(first),
            '(' => Mark(TokenKind.Open, "("),
            ')' => Mark(TokenKind.Close, ")"),
            ',' => Mark(TokenKind.Comma, ","),
            '=' => Operator("="),
            '<' or '>' or '!' when at + 1 < text.Length && Plain(text[at + 1]) == '=' => Operator($"{first}="),
            '<' or '>' => Operator($"{first}"),
            _ => throw ExpressionRefusals.Character(at, text[at]),
        };
    }

    private static char Plain(char given) => given switch
    {
        '（' => '(',
        '）' => ')',
        '，' or '、' => ',',
        '＝' => '=',
        '＜' => '<',
        '＞' => '>',
        '！' => '!',
        '“' or '”' or '＂' => '"',
        '‘' or '’' => '\'',
        _ => given,
    };

    private ExpressionToken Mark(TokenKind kind, string meaning) => new(kind, at++, 1, meaning);

    private ExpressionToken Operator(string meaning)
    {
        ExpressionToken token = new(TokenKind.Operator, at, meaning.Length, meaning);
        at += meaning.Length;
        return token;
    }

    private ExpressionToken Word()
    {
        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.' or '-')) at++;
        return new(TokenKind.Word, start, at - start, text[start..at]);
    }

    /// <summary>A backslash takes a quotation mark or a backslash into the text; before anything else it is itself, as patterns need it.</summary>
    private ExpressionToken Quoted(char mark)
    {
        int start = at++;
        StringBuilder content = new();
        for (; at < text.Length; at++)
        {
            char next = text[at];
            if (Plain(next) == mark)
            {
                at++;
                return new(TokenKind.Text, start, at - start, content.ToString());
            }

            if (next == '\\' && at + 1 < text.Length && (text[at + 1] == '\\' || Plain(text[at + 1]) == mark)) next = text[++at];
            content.Append(next);
        }

        throw ExpressionRefusals.TextIsOpen(start, at - start);
    }

    private ExpressionToken Number()
    {
        int start = at++;
        Digits();
        if (at < text.Length && text[at] is ':' or '：') return TimeOfDay(start);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits();
        }

        double value = double.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
        if (at == text.Length || !SecondsOf.ContainsKey(text[at])) return new(TokenKind.Number, start, at - start, text[start..at], value);

        double seconds = 0;
        while (at < text.Length && SecondsOf.TryGetValue(text[at], out double unit))
        {
            seconds += value * unit;
            int digits = ++at;
            Digits();
            if (digits == at) break;
            value = double.Parse(text.AsSpan(digits, at - digits), CultureInfo.InvariantCulture);
            if (at == text.Length || !SecondsOf.ContainsKey(text[at])) throw ExpressionRefusals.Character(digits, text[digits]);
        }

        return new(TokenKind.Duration, start, at - start, text[start..at], seconds);
    }

    private ExpressionToken TimeOfDay(int start)
    {
        int colon = at++;
        Digits();
        string given = text[start..at];
        if (!int.TryParse(text.AsSpan(start, colon - start), NumberStyles.None, CultureInfo.InvariantCulture, out int hours) || hours > 24
            || !int.TryParse(text.AsSpan(colon + 1, at - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) || minutes > 59
            || at - colon != 3 || (hours == 24 && minutes > 0))
            throw ExpressionRefusals.Expected(new(TokenKind.TimeOfDay, start, at - start, given), "00:00 … 24:00");
        return new(TokenKind.TimeOfDay, start, at - start, given, (hours * 60) + minutes);
    }

    private void Digits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }
}
