using System.Text.Json;
using System.Xml;
using System.Xml.XPath;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>A place in a document, JSON or XML, that is read by paths.</summary>
internal abstract record DocumentNode
{
    /// <summary>Null where there is no single value.</summary>
    public abstract string? Text { get; }

    /// <exception cref="FormatException">The text is no path of this kind of document.</exception>
    public abstract IEnumerable<DocumentNode> Select(string path);

    /// <summary>XML by its type or its first character, else JSON.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> body, string contentType)
    {
        try
        {
            return contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) || body.Span.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..]
                ? Xml.Of(body)
                : new Json(JsonDocument.Parse(body, new() { MaxDepth = 64 }).RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or XmlException)
        {
            throw new FormatException($"the answer is no document: {wrong.Message}");
        }
    }

    private sealed record Json(JsonElement Element) : DocumentNode
    {
        public override string? Text => Element.ValueKind switch
        {
            JsonValueKind.String => Element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Element.GetRawText(),
            _ => null,
        };

        public override IEnumerable<DocumentNode> Select(string path) => JsonPath.Parse(path).Select(Element).Select(found => new Json(found));
    }

    private sealed record Xml(XPathNavigator Navigator) : DocumentNode
    {
        public override string? Text => Navigator.Value;

        public static Xml Of(ReadOnlyMemory<byte> body)
        {
            // Neither definitions nor entities of other places: a document must not make us read files or servers.
            var careful = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1 };
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), careful);
            return new(new XPathDocument(reader).CreateNavigator());
        }

        public override IEnumerable<DocumentNode> Select(string path)
        {
            try
            {
                return [.. Navigator.Select(path).Cast<XPathNavigator>().Select(found => new Xml(found.Clone()))];
            }
            catch (XPathException wrong)
            {
                throw new FormatException($"'{path}' is no path: {wrong.Message}");
            }
        }
    }
}
