namespace PrisonOps.Ports.Http;

/// <summary>By what a server is recognised: a document in which something stands.</summary>
/// <param name="Exists">A path that finds something in the document at <paramref name="Get"/>.</param>
public sealed record HttpMatch(string Get, string Exists, DocumentFormat Format);
