using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Http;

/// <summary>
/// Quantities out of a document, by paths: JSONPath for JSON (<c>$.a.b[*].c</c>, <c>[?(@.x=='y')]</c>), XPath for XML without regard to
/// namespaces, patterns for text. The value is (raw - minus) / over x scale.
/// </summary>
public sealed record DocumentReading
{
    public required string Name { get; init; }

    public string Unit { get; init; } = "1";

    public QuantityKind Kind { get; init; }

    /// <summary>The things that have a value each; none: the document itself.</summary>
    public string? Rows { get; init; }

    /// <summary>Within a row: what it is called.</summary>
    public string? Instance { get; init; }

    /// <summary>A text before what the row is called, or alone.</summary>
    public string Label { get; init; } = "";

    /// <summary>Within a row.</summary>
    public required string Value { get; init; }

    /// <summary>Within a row.</summary>
    public string? Minus { get; init; }

    /// <summary>Within a row; nothing is read of a row where it is 0 or missing.</summary>
    public string? Over { get; init; }

    public double Scale { get; init; } = 1;

    public DocumentConversion Conversion { get; init; }

    /// <summary>Numbers for the words that a state has. A word that is not in it has no value, unless it is <c>*</c>, which stands for any other.</summary>
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>();

    /// <summary>What the numbers of an enumeration mean.</summary>
    public IReadOnlyList<ReadingState> States { get; init; } = [];

    /// <summary>What bad states raise; null: they are shown and raise nothing.</summary>
    public StateAlarms? Alarms { get; init; }

    /// <summary>The paths that give it.</summary>
    public string Source => Rows is null ? Value : $"{Rows} {Value}";
}
