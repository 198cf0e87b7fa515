using System.Collections.Frozen;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>The grammar: or, and, not, parentheses, comparisons; by recursive descent with a bounded depth.</summary>
internal sealed class ExpressionParser
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = "and", ["且"] = "and", ["并且"] = "and",
        ["or"] = "or", ["或"] = "or", ["或者"] = "or",
        ["not"] = "not", ["非"] = "not", ["不"] = "not",
        ["in"] = "in", ["属于"] = "in",
        ["contains"] = "contains", ["包含"] = "contains",
        ["matches"] = "matches", ["匹配"] = "matches",
        ["under"] = "under", ["隶属"] = "under",
    };

    private readonly string text;
    private readonly ExpressionSchema schema;
    private readonly ExpressionScanner scanner;
    private ExpressionToken token;
    private int tests;
    private bool changesWithTime;

    public ExpressionParser(string text, ExpressionSchema schema)
    {
        if (text.Length > Expression.LengthMax) throw ExpressionRefusals.TooLong(text.Length);
        (this.text, this.schema) = (text, schema);
        scanner = new(text);
        token = scanner.Next();
    }

    public Expression Parse()
    {
        ExpressionNode root = Or(0);
        if (token.Kind != TokenKind.End) throw ExpressionRefusals.Expected(token, "and, or");
        return new(text, root, changesWithTime);
    }

    private ExpressionNode Or(int depth)
    {
        List<ExpressionNode> parts = [And(depth)];
        while (Takes("or")) parts.Add(And(depth));
        return parts.Count == 1 ? parts[0] : new AnyOf([.. parts]);
    }

    private ExpressionNode And(int depth)
    {
        List<ExpressionNode> parts = [Negation(depth)];
        while (Takes("and")) parts.Add(Negation(depth));
        return parts.Count == 1 ? parts[0] : new AllOf([.. parts]);
    }

    private ExpressionNode Negation(int depth)
    {
        if (depth > Expression.DepthMax) throw ExpressionRefusals.Depth(token);
        if (Takes("not")) return new Not(Negation(depth + 1));
        if (token.Kind != TokenKind.Open) return Comparison();

        Advance();
        ExpressionNode inside = Or(depth + 1);
        Close();
        return inside;
    }

    private ExpressionNode Comparison()
    {
        if (token.Kind != TokenKind.Word || Keywords.ContainsKey(token.Text)) throw ExpressionRefusals.Expected(token, "(, not, field");
        if (schema.Find(token.Text) is not { } field) throw ExpressionRefusals.Field(token, schema);
        if (++tests > Expression.TestsMax) throw ExpressionRefusals.Size(token, Expression.TestsMax);

        changesWithTime |= field.ChangesWithTime;
        Advance();
        if (Takes("not"))
        {
            if (!Is("in")) throw ExpressionRefusals.Expected(token, "in");
            return new Not(Compare(field));
        }

        return Compare(field);
    }

    private ExpressionNode Compare(ExpressionField field)
    {
        ExpressionToken asked = token;
        string operation = asked.Kind switch
        {
            TokenKind.Operator => asked.Text,
            TokenKind.Word when Keywords.TryGetValue(asked.Text, out string? keyword) => keyword,
            _ => asked.Text,
        };
        if (asked.Kind is not (TokenKind.Operator or TokenKind.Word) || !ExpressionOperators.Of(field.Kind).Contains(operation))
            throw ExpressionRefusals.Operator(asked, field, string.Join(' ', ExpressionOperators.Of(field.Kind)));

        Advance();
        return field.Kind is ExpressionKind.Text or ExpressionKind.Code ? OfText(field, operation) : OfNumber(field, operation);
    }

    private ExpressionNode OfText(ExpressionField field, string operation)
    {
        switch (operation)
        {
            case "in":
                return new TextIs(field.Index, List(() => TextValue(field)).ToFrozenSet(StringComparer.OrdinalIgnoreCase));
            case "matches":
                ExpressionToken pattern = token;
                TextValue(field);
                return new TextMatches(field.Index, ExpressionPattern.Of(pattern));
        }

        string value = TextValue(field);
        return operation switch
        {
            "contains" => new TextContains(field.Index, value),
            "under" => new CodeUnder(field.Index, value),
            "!=" => new Not(new TextIs(field.Index, FrozenSet.Create(StringComparer.OrdinalIgnoreCase, value))),
            _ => new TextIs(field.Index, FrozenSet.Create(StringComparer.OrdinalIgnoreCase, value)),
        };
    }

    private ExpressionNode OfNumber(ExpressionField field, string operation)
    {
        if (operation == "in") return new NumberIs(field.Index, [.. List(() => NumberValue(field))]);

        double value = NumberValue(field);
        return operation switch
        {
            "<" => new NumberWithin(field.Index, double.NegativeInfinity, Math.BitDecrement(value)),
            "<=" => new NumberWithin(field.Index, double.NegativeInfinity, value),
            ">" => new NumberWithin(field.Index, Math.BitIncrement(value), double.PositiveInfinity),
            ">=" => new NumberWithin(field.Index, value, double.PositiveInfinity),
            "!=" => new Not(new NumberIs(field.Index, [value])),
            _ => new NumberIs(field.Index, [value]),
        };
    }

    private List<T> List<T>(Func<T> value)
    {
        if (token.Kind != TokenKind.Open) throw ExpressionRefusals.Expected(token, "(");
        Advance();
        List<T> values = [value()];
        while (token.Kind == TokenKind.Comma)
        {
            Advance();
            if (values.Count == Expression.ListMax) throw ExpressionRefusals.Size(token, Expression.ListMax);
            values.Add(value());
        }

        Close();
        return values;
    }

    private string TextValue(ExpressionField field)
    {
        if (token.Kind != TokenKind.Text) throw ExpressionRefusals.Value(token, field, "\"…\"");
        return Advance().Text;
    }

    private double NumberValue(ExpressionField field)
    {
        if (field.Kind == ExpressionKind.Word) return WordValue(field);

        (TokenKind kind, string example) = field.Kind switch
        {
            ExpressionKind.Duration => (TokenKind.Duration, "30s, 15m, 1h30m, 2d"),
            ExpressionKind.TimeOfDay => (TokenKind.TimeOfDay, "08:30"),
            _ => (TokenKind.Number, "95, 0.5"),
        };
        if (token.Kind != kind) throw ExpressionRefusals.Value(token, field, example);
        return Advance().Number;
    }

    private double WordValue(ExpressionField field)
    {
        string given = token.Text;
        ExpressionWord? word = token.Kind is TokenKind.Word or TokenKind.Text
            ? field.Words.FirstOrDefault(known => Same(known.Name, given) || known.Other.Any(other => Same(other, given)))
            : null;
        if (word is null) throw ExpressionRefusals.Value(token, field, string.Join(", ", field.Words.Select(known => string.Join(' ', known.Other.Take(1).Prepend(known.Name)))));
        Advance();
        return word.Rank;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private void Close()
    {
        if (token.Kind != TokenKind.Close) throw ExpressionRefusals.Expected(token, "), and, or");
        Advance();
    }

    private bool Is(string keyword) => token.Kind == TokenKind.Word && Keywords.GetValueOrDefault(token.Text) == keyword;

    private bool Takes(string keyword)
    {
        if (!Is(keyword)) return false;
        Advance();
        return true;
    }

    private ExpressionToken Advance()
    {
        ExpressionToken taken = token;
        token = scanner.Next();
        return taken;
    }
}
