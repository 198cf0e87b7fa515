using System.Xml.XPath;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Collectors.Http;

/// <summary>Whether a text of a profile is one that documents can be read by.</summary>
public static class DocumentSyntax
{
    /// <summary>A path that begins with <c>$</c> is one of JSON, any other one of XML; in a text it is a pattern.</summary>
    /// <exception cref="FormatException">The text is no path.</exception>
    public static string Path(string text, DocumentFormat format)
    {
        if (format == DocumentFormat.Text) ProfilePattern.Of(text);
        else if (text.StartsWith('$')) JsonPath.Parse(text);
        else CheckXPath(text);
        return text;
    }

    private static void CheckXPath(string text)
    {
        try
        {
            XPathExpression.Compile(text);
        }
        catch (XPathException wrong)
        {
            throw new FormatException($"'{text}' is no path: {wrong.Message}", wrong);
        }
    }
}
