using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Alarms;

/// <summary>The report of noise, and what the browser learns of causes.</summary>
public sealed class AlarmNoiseFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task The_report_is_of_the_callers_units_and_of_the_period_and_comes_as_a_file_too()
    {
        web.Alarms.Open(Estate.Mianyang);
        web.Alarms.Open(Estate.Kunming);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonArray ranked = (await (await browser.Get("/api/alarms/noise?by=rule&days=1")).Content.ReadFromJsonAsync<JsonArray>(Stop))!;
        string file = await (await browser.Get("/api/alarms/noise/export.csv?by=object&lang=en")).Content.ReadAsStringAsync(Stop);

        JsonNode row = Assert.Single(ranked)!;
        Assert.Equal(("Rule:camera.frozen", 1, 1), ((string?)row["key"], (int)row["alarms"]!, (int)row["openings"]!));
        Assert.Contains("MonitoredObject:camera.frozen,,1,1,", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by=colour", "colour")]
    [InlineData("days=0", "0")]
    [InlineData("days=367", "367")]
    public async Task What_it_does_not_know_it_refuses_by_name(string query, string value)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage answer = await browser.Get($"/api/alarms/noise?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(value, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_names_a_cause_only_to_those_who_may_see_it()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser prison = await web.SignedIn("prison", Estate.Operator, Estate.Mianyang);
        using Browser province = await web.SignedIn("province", Estate.Operator, Estate.Sichuan);
        await using FeedClient prisonFeed = await FeedClient.Open(prison, "alarms");
        await using FeedClient provinceFeed = await FeedClient.Open(province, "alarms");
        await prisonFeed.Frame();
        await provinceFeed.Frame();

        web.Alarms.Mark(alarm.Alarm.Id, Estate.Sichuan, new("RT-01", "省局核心路由器"));
        string toPrison = (await prisonFeed.Frame())!.ToJsonString(), toProvince = (await provinceFeed.Frame())!.ToJsonString();

        Assert.Contains("RT-01", toProvince, StringComparison.Ordinal);
        Assert.DoesNotContain("RT-01", toPrison, StringComparison.Ordinal);
        Assert.Contains($"\"upstream\":{{\"objectId\":null,\"code\":null,\"name\":null,\"unitId\":{Estate.Sichuan.Id}", toPrison, StringComparison.Ordinal);
    }
}
