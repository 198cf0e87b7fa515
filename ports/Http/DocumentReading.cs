using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Http;

/// <summary>
/// Quantities out of a document, by paths: JSONPath for JSON (<c>$.a.b[*].c</c>, <c>[?(@.x=='y')]</c>), XPath for XML. The value is raw x scale.
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

    /// <summary>Within a row.</summary>
    public required string Value { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>Numbers for the words that a state has. A word that is not in it has no value.</summary>
    public IReadOnlyDictionary<string, double> States { get; init; } = new Dictionary<string, double>();
}
