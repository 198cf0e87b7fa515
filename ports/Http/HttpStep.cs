namespace PrisonOps.Ports.Http;

/// <summary>One document that is fetched, what is read of it, and which further ones it leads to.</summary>
public sealed record HttpStep
{
    /// <summary>The path; <c>{each}</c> stands for what <see cref="Each"/> found.</summary>
    public required string Get { get; init; }

    /// <summary>A path in the document before, JSON or XML: the step is made for each text that it selects.</summary>
    public string? Each { get; init; }

    public DocumentFormat Format { get; init; }

    /// <summary>Whether the server may lack the document.</summary>
    public bool Optional { get; init; }

    /// <summary>Parts of the identity, "vendor", "model", "version", "serial" and "name", by their paths.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<DocumentReading> Readings { get; init; } = [];

    public IReadOnlyList<HttpStep> Steps { get; init; } = [];
}
