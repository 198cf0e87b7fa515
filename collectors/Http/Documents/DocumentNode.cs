using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>A place in a document, JSON or XML, that is read by paths.</summary>
internal abstract record DocumentNode
{
    /// <summary>What one path finds at most; a document of some megabytes can have a million elements.</summary>
    private const int FoundMax = 10_000;

    /// <summary>Null where there is no single value.</summary>
    public abstract string? Text { get; }

    /// <exception cref="FormatException">The text is no path of this kind of document.</exception>
    public abstract IEnumerable<DocumentNode> Select(string path);

    /// <exception cref="FormatException">It is no document of this format.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> body, string contentType, DocumentFormat format)
    {
        if (format == DocumentFormat.Text) return new Lines(Encoding.UTF8.GetString(body.Span));

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
            var document = XDocument.Load(reader);

            // Paths of profiles name elements only: devices of one family differ in the namespaces of their versions.
            foreach (XElement element in document.Descendants())
            {
                element.Name = element.Name.LocalName;
                element.ReplaceAttributes(element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration)
                    .Select(attribute => new XAttribute(attribute.Name.LocalName, attribute.Value)).DistinctBy(attribute => attribute.Name));
            }

            return new(document.CreateNavigator());
        }

        public override IEnumerable<DocumentNode> Select(string path)
        {
            try
            {
                return Navigator.Evaluate(path) switch
                {
                    XPathNodeIterator nodes => [.. nodes.Cast<XPathNavigator>().Take(FoundMax).Select(found => new Xml(found.Clone()))],
                    bool holds => [new Lines(holds ? "true" : "false")],
                    object computed => [new Lines(Convert.ToString(computed, CultureInfo.InvariantCulture)!)],
                };
            }
            catch (XPathException wrong)
            {
                throw new FormatException($"'{path}' is no path: {wrong.Message}");
            }
        }
    }

    /// <summary>A text, and within it what a pattern finds.</summary>
    private sealed record Lines(string Whole) : DocumentNode
    {
        public override string? Text => Whole;

        public override IEnumerable<DocumentNode> Select(string path) =>
            [.. ProfilePattern.Of(path).Matches(Whole).Take(FoundMax).Select(found => new Lines(found.Groups.Count > 1 ? found.Groups[1].Value : found.Value))];
    }
}
