using PrisonOps.Ports;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>Why a text is no expression. "at" is the place of the first character that is wrong, counted from 1; "length" how many are.</summary>
internal static class ExpressionRefusals
{
    public static ExpressionException TooLong(int given) => new(Refusal.Of(
        "expression-length", "The expression has {given} characters; allowed are {max}.", ("at", Expression.LengthMax + 1),
        ("length", given - Expression.LengthMax), ("given", given), ("max", Expression.LengthMax)));

    public static ExpressionException Character(int at, char given) => new(Refusal.Of(
        "expression-character", "Character {at}: '{given}' has no meaning here.", ("at", at + 1), ("length", 1), ("given", given)));

    public static ExpressionException TextIsOpen(int at, int length) => new(Refusal.Of(
        "expression-text-open", "Character {at}: the text that begins here has no closing quotation mark.", ("at", at + 1), ("length", length)));

    public static ExpressionException Expected(in ExpressionToken token, string allowed) => new(Refusal.Of(
        "expression-expected", "Character {at}: '{given}' stands where one of these is needed: {allowed}.",
        ("at", token.At + 1), ("length", token.Length), ("given", token.Text), ("allowed", allowed)));

    public static ExpressionException Field(in ExpressionToken token, ExpressionSchema schema) => new(Refusal.Of(
        "expression-field", "Character {at}: '{given}' is no field; there are {allowed}.",
        ("at", token.At + 1), ("length", token.Length), ("given", token.Text), ("allowed", string.Join(", ", schema.Fields.Select(field => field.Name)))));

    public static ExpressionException Operator(in ExpressionToken token, ExpressionField field, string allowed) => new(Refusal.Of(
        "expression-operator", "Character {at}: '{field}' cannot be compared by '{given}', but by {allowed}.",
        ("at", token.At + 1), ("length", token.Length), ("field", field.Name), ("given", token.Text), ("allowed", allowed)));

    public static ExpressionException Value(in ExpressionToken token, ExpressionField field, string allowed) => new(Refusal.Of(
        "expression-value", "Character {at}: '{given}' is no value of '{field}'; allowed is {allowed}.",
        ("at", token.At + 1), ("length", token.Length), ("field", field.Name), ("given", token.Text), ("allowed", allowed)));

    public static ExpressionException Pattern(in ExpressionToken token, string reason) => new(Refusal.Of(
        "expression-pattern", "Character {at}: '{given}' is no pattern: {reason}", ("at", token.At + 1), ("length", token.Length), ("given", token.Text),
        ("reason", reason)));

    public static ExpressionException Depth(in ExpressionToken token) => new(Refusal.Of(
        "expression-depth", "Character {at}: parentheses and 'not' are nested more than {max} deep.",
        ("at", token.At + 1), ("length", token.Length), ("max", Expression.DepthMax)));

    public static ExpressionException Size(in ExpressionToken token, int max) => new(Refusal.Of(
        "expression-size", "Character {at}: more than {max} comparisons or values of a list.", ("at", token.At + 1), ("length", token.Length), ("max", max)));
}
