using System.Text;
using System.Text.Json;
using PrisonOps.Collectors.Http.Documents;

namespace PrisonOps.Tests.Unit.Http;

public sealed class JsonPathTests
{
    private const string Document = """
        {"Members": [{"@odata.id": "/a", "Name": "CPU", "Reading": 41.5, "On": true}, {"@odata.id": "/b", "Name": "Inlet", "Reading": 22, "On": false, "Old": null}],
         "Status": {"Health": "OK", "It's.new": 7}}
        """;

    [Theory]
    [InlineData("$.Status.Health", "\"OK\"")]
    [InlineData("Status.Health", "\"OK\"")]
    [InlineData("$.Members[*]['@odata.id']", "\"/a\" \"/b\"")]
    [InlineData("$.Members[-1].Name", "\"Inlet\"")]
    [InlineData("$.Members[?(@.Name=='CPU')].Reading", "41.5")]
    [InlineData("$.Members[?(@.Name!='CPU')].Reading", "22")]
    [InlineData("$.Members[?(@.On==true)].Name", "\"CPU\"")]
    [InlineData("$.Members[?(@.Old)].Name", "\"Inlet\"")]
    [InlineData("$.Status[\"It's.new\"]", "7")]
    [InlineData("$.Status.*", "\"OK\" 7")]
    [InlineData("$.Members[7].Name", "")]
    [InlineData("$.Status[0]", "")]
    public void A_path_selects(string path, string expected)
    {
        using JsonDocument document = JsonDocument.Parse(Document);

        Assert.Equal(expected, string.Join(' ', JsonPath.Parse(path).Select(document.RootElement).Select(found => found.GetRawText())));
    }

    [Theory]
    [InlineData("$..Name")]
    [InlineData("$.a[")]
    [InlineData("$.a[b]")]
    [InlineData("$.a[?(x==1)]")]
    [InlineData("$a")]
    public void What_is_no_path_is_refused_with_its_text(string path) =>
        Assert.Contains(path, Assert.Throws<FormatException>(() => JsonPath.Parse(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ten_thousand_mutated_paths_and_documents_are_taken_or_refused() => Fuzz(10_000, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_paths_and_documents_are_taken_or_refused() => Fuzz(1_000_000, seed: 2);

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        string[] paths = ["$.Members[?(@.Name=='CPU')].Reading", "$.Members[*]['@odata.id']", "$.Status.Health"];
        const string alphabet = "$.[]*?()@='\"!-0a ";
        int taken = 0;
        for (int round = 0; round < rounds; round++)
        {
            var path = new StringBuilder(paths[round % paths.Length]);
            byte[] text = Encoding.UTF8.GetBytes(Document);
            for (int changes = random.Next(1, 3); changes > 0; changes--) path[random.Next(path.Length)] = alphabet[random.Next(alphabet.Length)];
            if (random.Next(2) == 0) text[random.Next(text.Length)] = (byte)random.Next(32, 127);
            try
            {
                using JsonDocument document = JsonDocument.Parse(text);
                taken += JsonPath.Parse(path.ToString()).Select(document.RootElement).Count() >= 0 ? 1 : 0;
            }
            catch (Exception refused) when (refused is JsonException or FormatException)
            {
                // Refused, as it may be.
            }
        }

        Assert.InRange(taken, rounds / 50, rounds);
    }
}
