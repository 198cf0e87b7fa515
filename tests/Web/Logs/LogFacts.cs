using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Logs;

public sealed class LogFacts : IAsyncLifetime
{
    private static readonly string[] Ways = ["/api/logs", "/api/logs/follow?since=0", "/api/logs/export.csv", "/api/logs/unmapped"];

    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.1.1-0.4")]
    public async Task A_prison_sees_its_own_messages_and_no_others_in_list_tail_export_and_unmapped()
    {
        web.Logs.Add(Estate.Mianyang, "ours");
        web.Logs.Add(Estate.Leshan, "theirs");
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        string all = string.Concat(await Task.WhenAll(Ways.Select(async path => await (await browser.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))));

        Assert.Equal(4, all.Split("ours").Length - 1);
        Assert.DoesNotContain("theirs", all, StringComparison.Ordinal);
        Assert.Contains(web.Audit.Entries, entry => entry.Action == "logs.export");
    }

    [Fact]
    [Trait("Clause", "8.1.6-0.4")]
    public async Task Following_begins_at_the_head_and_goes_on_behind_the_last_message()
    {
        web.Logs.Add(Estate.Mianyang, "before");
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        JsonNode begun = await browser.Json("/api/logs/follow");
        web.Logs.Add(Estate.Mianyang, "after");

        JsonNode next = await browser.Json($"/api/logs/follow?since={begun["head"]}");

        Assert.Empty(begun["rows"]!.AsArray());
        Assert.Equal("after", (string)Assert.Single(next["rows"]!.AsArray())!["text"]!);
    }

    [Theory]
    [InlineData("/api/logs?kind=trap&level=3")]
    [InlineData("/api/logs/unmapped?reason=noRule")]
    public async Task Words_of_the_contract_are_understood_as_the_browser_writes_them(string path)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).StatusCode);
    }

    [Theory]
    [InlineData("/api/logs?level=8")]
    [InlineData("/api/logs?size=501")]
    [InlineData("/api/logs?kind=letter")]
    [InlineData("/api/logs/unmapped?reason=whim")]
    public async Task What_cannot_be_asked_is_refused(string path)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get(path)).StatusCode);
    }
}
