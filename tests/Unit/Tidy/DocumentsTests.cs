using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

public sealed partial class DocumentsTests
{
    [Fact]
    public void A_document_names_only_files_that_exist() =>
        Repository.AssertNone(
            from document in Repository.Documents
            from Match match in Paths().Matches(Repository.Read(document))
            let path = match.Groups["path"].Value
            where !Repository.Exists(path) && !Repository.Exists($"{Path.GetDirectoryName(document)}/{path}")
            select $"{document}: {path}",
            "A document that names a missing file");

    [Fact]
    public void A_link_of_a_document_leads_somewhere() =>
        Repository.AssertNone(
            from document in Repository.Documents
            from Match match in Links().Matches(Repository.Read(document))
            let path = match.Groups["path"].Value
            where !Repository.Exists(Path.Combine(Path.GetDirectoryName(document)!, path))
            select $"{document}: {path}",
            "A link to a missing file");

    // In back quotes, with at least one slash: a file with one of our extensions, or a folder with a closing slash.
    [GeneratedRegex(@"`(?<path>[\w.-]+(?:/[\w.-]+)*/(?:[\w.-]+\.(?:cs|csproj|sql|sh|ya?ml|tsx?|json|md|tsv|c|h|py|txt))?)`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"\]\((?<path>(?!https?:|#|mailto:)[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Links();
}
