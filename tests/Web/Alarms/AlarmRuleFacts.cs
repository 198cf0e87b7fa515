using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Alarms;

public sealed class AlarmRuleFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_rule_is_saved_as_the_browser_writes_it_and_read_back()
    {
        using Browser browser = await web.SignedIn("system", Estate.System, Estate.Mianyang), reader = await web.SignedIn("engineer", Estate.Engineer, Estate.Mianyang);

        HttpResponseMessage saved = await browser.Put("/api/alarm-rules", new { draft = Draft("级别 = 次要"), revision = 0 });

        Assert.True(saved.StatusCode == HttpStatusCode.OK, await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((AlarmSeverity.Major, TimeSpan.FromMinutes(5)), (web.Rules.Saved!.Fields.Severity, web.Rules.Saved.Fields.AnnounceAfter));
        Assert.Equal([DayOfWeek.Saturday, DayOfWeek.Sunday], web.Rules.Saved.Fields.Hours[0].Days);
        JsonNode rule = (await reader.Json($"/api/alarm-rules?unit={Estate.Mianyang.Id}")).AsArray()[0]!;
        Assert.Equal("级别 = 次要", (string)rule["fields"]!["filter"]!);
        Assert.Equal(300, (double)rule["fields"]!["announceAfterSeconds"]!);
        Assert.Equal(Estate.Mianyang.Id, (int)rule["origins"]!["filter"]!);
    }

    [Fact]
    public async Task An_error_in_a_filter_is_told_with_its_place()
    {
        using Browser browser = await web.SignedIn("system", Estate.System, Estate.Mianyang), reader = await web.SignedIn("engineer", Estate.Engineer, Estate.Mianyang);

        HttpResponseMessage refused = await reader.Post("/api/alarm-rules/filter", new { filter = "count ? 3" });
        HttpResponseMessage saved = await browser.Put("/api/alarm-rules", new { draft = Draft("count ? 3"), revision = 0 });

        JsonNode problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("7", (string)problem["refusals"]!["filter"]![0]!["values"]!["at"]!);
        Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
        Assert.Null(web.Rules.Saved);
        Assert.Equal(HttpStatusCode.NoContent, (await reader.Post("/api/alarm-rules/filter", new { filter = "count > 3" })).StatusCode);
    }

    [Fact]
    public async Task Rules_of_another_prison_can_be_neither_read_nor_set_nor_tried()
    {
        using Browser browser = await web.SignedIn("system", Estate.System, Estate.Leshan), reader = await web.SignedIn("engineer", Estate.Engineer, Estate.Leshan);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/api/alarm-rules?unit={Estate.Mianyang.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Put("/api/alarm-rules", new { draft = Draft("count > 3"), revision = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/api/alarm-rules/preview", new { draft = Draft("count > 3"), days = 7 })).StatusCode);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(32, HttpStatusCode.BadRequest)]
    [InlineData(7, HttpStatusCode.OK)]
    public async Task A_rule_is_tried_on_a_month_at_most(int days, HttpStatusCode expected)
    {
        using Browser browser = await web.SignedIn("system", Estate.System, Estate.Mianyang);

        HttpResponseMessage tried = await browser.Post("/api/alarm-rules/preview", new { draft = Draft("count > 3"), days });

        Assert.Equal(expected, tried.StatusCode);
    }

    private static object Draft(string filter) => new
    {
        unitId = Estate.Mianyang.Id,
        key = (string?)null,
        fields = new
        {
            name = "夜间延迟", enabled = true, order = 10, filter, hours = new[] { new { days = new[] { 6, 7 }, from = "22:00:00", to = "06:00:00" } }, zone = "Asia/Shanghai",
            severity = "major", announceAfterSeconds = 300, suppress = false, acknowledge = false, clearAfterSeconds = (double?)null, ticket = false, forward = (string?)null,
        },
        sets = Array.Empty<string>(),
        finals = new[] { "severity" },
    };
}
