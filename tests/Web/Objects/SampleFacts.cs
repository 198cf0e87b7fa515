using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Objects;

public sealed class SampleFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task The_file_of_a_chart_holds_its_points_with_name_and_unit_in_both_languages()
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string path = $"/api/objects/{item.Id}/samples/export.csv?name=cpu.load&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z";

        HttpResponseMessage answer = await browser.Get($"{path}&lang=en");
        string[] english = (await answer.Content.ReadAsStringAsync(Stop)).Split("\r\n");
        string chinese = await (await browser.Get(path)).Content.ReadAsStringAsync(Stop);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Time (UTC),Series,Instance,Unit of measure,Minimum,Mean,Maximum,Values", english[0]);
        Assert.Equal("2026-03-01T00:00:00Z,cpu.load,,ratio,0,0.5,1,3", english[1]);
        Assert.StartsWith("时间 (UTC),曲线", chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "from")]
    [InlineData("from=2020-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "from")]
    [InlineData("points=0", "points")]
    [InlineData("points=2001", "points")]
    public async Task A_chart_and_its_file_refuse_the_same_spans(string wrong, string field)
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        foreach (string route in (string[])["samples", "samples/export.csv"])
        {
            HttpResponseMessage refused = await browser.Get($"/api/objects/{item.Id}/{route}?name=cpu.load&{wrong}");

            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains($"\"{field}\"", JsonNode.Parse(await refused.Content.ReadAsStringAsync(Stop))!.ToJsonString(), StringComparison.Ordinal);
        }
    }
}
