using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Notices;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Notices;

/// <summary>Notices over HTTP: what a person may see, set up and try.</summary>
public sealed class NoticeFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Another_prison_sees_neither_the_log_nor_channels_nor_routes_nor_rotas()
    {
        NoticeRow dead = web.Notices.Add(Estate.Mianyang, state: NoticeState.Dead, title: "绵阳的告警");
        NoticeChannel channel = web.Notices.Channel(Estate.Mianyang, "绵阳值班群");
        using Browser ours = await web.SignedIn("ours", Estate.Operator, Estate.Mianyang), theirs = await web.SignedIn("theirs", Estate.Operator, Estate.Leshan);
        using Browser theirSystem = await web.SignedIn("system", Estate.System, Estate.Leshan);

        Assert.Single((await ours.Json("/api/notices"))["rows"]!.AsArray());
        foreach (string path in new[] { "/api/notices", "/api/notice-channels", "/api/notice-channels/usable", "/api/notice-routes", "/api/rotas" })
            Assert.DoesNotContain("绵阳", await (await theirs.Get(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Post($"/api/notices/{dead.Id}/again", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Post($"/api/notice-channels/{channel.Id}/test", new { target = (string?)null })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Put("/api/notice-channels", Channel(Estate.Mianyang.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirSystem.Put("/api/notice-routes", Route(Estate.Mianyang.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await theirSystem.Post("/api/notice-routes/test", new { unitId = Estate.Mianyang.Id, step = Step() })).StatusCode);
        HttpResponseMessage foreign = await theirSystem.Put("/api/notice-routes", Route(Estate.Leshan.Id, channel.Id));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Empty(web.Notices.Tests);
        Assert.Empty(web.Notices.Routes);
    }

    [Fact]
    public async Task A_dead_notice_is_sent_again_by_a_person()
    {
        NoticeRow dead = web.Notices.Add(Estate.Mianyang, state: NoticeState.Dead);
        using Browser browser = await web.SignedIn("ours", Estate.Operator, Estate.Mianyang);

        Assert.Single((await browser.Json("/api/notices?state=dead"))["rows"]!.AsArray());
        HttpResponseMessage again = await browser.Post($"/api/notices/{dead.Id}/again", new { });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Empty((await browser.Json("/api/notices?state=dead"))["rows"]!.AsArray());
    }

    [Fact]
    public async Task A_channels_secret_goes_in_and_never_comes_out()
    {
        using Browser browser = await web.SignedIn("ours", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage saved = await browser.Put("/api/notice-channels", Channel(Estate.Mianyang.Id));

        string body = await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(saved.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal("geheim", web.Notices.Secret);
        Assert.DoesNotContain("geheim", body + await (await browser.Get("/api/notice-channels")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Guid id = Guid.Parse((string)JsonNode.Parse(body)!["id"]!);
        JsonNode trial = JsonNode.Parse(await (await browser.Post($"/api/notice-channels/{id}/test", new { target = (string?)null })).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((true, "250 OK"), ((bool)trial["isSent"]!, (string)trial["answer"]!));
    }

    [Fact]
    public async Task A_route_is_saved_as_the_browser_writes_it_and_read_back()
    {
        using Browser browser = await web.SignedIn("system", Estate.System, Estate.Mianyang), reader = await web.SignedIn("watcher", Estate.Watcher, Estate.Mianyang);

        HttpResponseMessage saved = await browser.Put("/api/notice-routes", Route(Estate.Mianyang.Id));

        Assert.True(saved.StatusCode == HttpStatusCode.OK, await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(TimeSpan.FromMinutes(10), web.Notices.Routes[0].Fields.Steps[1].After);
        JsonNode route = (await reader.Json("/api/notice-routes")).AsArray()[0]!;
        Assert.Equal((600, "engineer"), ((double)route["fields"]!["steps"]![1]!["afterSeconds"]!, (string)route["fields"]!["steps"]![0]!["recipients"]![0]!["roleCode"]!));
        Assert.Equal(HttpStatusCode.OK, (await browser.Post("/api/notice-routes/test", new { unitId = Estate.Mianyang.Id, step = Step() })).StatusCode);
    }

    [Fact]
    public async Task The_bell_is_ones_own_over_http_and_over_the_feed()
    {
        Guid mine = await web.Person("mine", Estate.Watcher, Estate.Mianyang), other = await web.Person("other", Estate.Watcher, Estate.Mianyang);
        web.Notices.Add(Estate.Mianyang, mine, title: "给我的");
        web.Notices.Add(Estate.Mianyang, other, title: "给别人的");
        using Browser browser = web.Open();
        await browser.SignIn("mine", WebUnderTest.Password);

        JsonNode inbox = await browser.Json("/api/notices/inbox");
        Assert.Equal(["给我的"], inbox.AsArray().Select(row => (string)row!["title"]!));

        await using FeedClient feed = await FeedClient.Open(browser, $"notices/{mine}"), foreign = await FeedClient.Open(browser, $"notices/{other}");
        JsonNode snapshot = (await feed.Frame())!;
        Assert.Equal(("snapshot", "给我的"), ((string)snapshot["kind"]!, (string)snapshot["items"]![0]!["title"]!));
        Assert.Equal("denied", (string)(await foreign.Frame())!["kind"]!);

        await browser.Post("/api/notices/read", new { ids = (Guid[]?)null });
        Assert.Empty((await browser.Json("/api/notices/inbox?unread=true")).AsArray());
    }

    [Fact]
    public async Task Wishes_are_ones_own_and_a_silence_is_written_down()
    {
        using Browser browser = await web.SignedIn("mine", Estate.Watcher, Estate.Mianyang), other = await web.SignedIn("other", Estate.Watcher, Estate.Mianyang);
        JsonNode profile = await browser.Json("/api/notices/profile");
        profile["hourlyMax"] = 5;

        Assert.Equal(HttpStatusCode.OK, (await browser.Put("/api/notices/profile", profile)).StatusCode);
        Assert.Equal(5, (int)(await browser.Json("/api/notices/profile"))["hourlyMax"]!);
        Assert.Equal(30, (int)(await other.Json("/api/notices/profile"))["hourlyMax"]!);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/api/notices/mute", new { minutes = 31 })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Post("/api/notices/mute", new { minutes = 30 })).StatusCode);
        Assert.Contains(web.Audit.Entries, entry => entry is { Action: "sound.mute", Subject: "30 min" });
    }

    [Fact]
    public async Task A_swap_is_two_halves_and_more_is_refused()
    {
        using Browser browser = await web.SignedIn("system", Estate.System, Estate.Mianyang);
        Guid a = Guid.NewGuid(), b = Guid.NewGuid();
        HttpResponseMessage saved = await browser.Put("/api/rotas", new { id = (Guid?)null, unitId = Estate.Mianyang.Id, fields = Rota(a, b), revision = 0 });
        string body = await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(saved.StatusCode == HttpStatusCode.OK, body);
        string id = (string)JsonNode.Parse(body)!["id"]!;
        object half = new { from = "2026-09-29T00:30:00Z", until = "2026-09-30T00:30:00Z", accountId = a, insteadOf = b, reason = "换班" };

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post($"/api/rotas/{id}/overrides", new { overrides = new[] { half, half, half } })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Post($"/api/rotas/{id}/overrides", new { overrides = new[] { half, half } })).StatusCode);
        Assert.Equal(2, web.Rotas.Overrides.Count);
    }

    private static object Channel(int unit) => new
    {
        id = (Guid?)null, revision = 0,
        draft = new
        {
            unitId = unit, name = "值班群", kind = "webhook", enabled = true, pictures = false, secret = "geheim",
            settings = new { webhook = new { url = "https://hook/x", preset = "generic" } },
        },
    };

    private static object Step() => new { afterSeconds = 0, recipients = new[] { new { kind = "role", id = (Guid?)null, roleCode = "engineer" } }, channels = Array.Empty<Guid>(), inApp = true };

    private static object Route(int unit, params Guid[] channels) => new
    {
        id = (Guid?)null, unitId = unit, revision = 0,
        fields = new
        {
            name = "值班", enabled = true, filter = "severity >= major", hours = Array.Empty<object>(), zone = "Asia/Shanghai",
            steps = new object[]
            {
                Step(), new { afterSeconds = 600, recipients = Array.Empty<object>(), channels, inApp = false },
            },
            groupForSeconds = 5, repeatEverySeconds = (double?)null, digestAt = new[] { "08:30:00" }, tellCleared = true,
        },
    };

    private static object Rota(params Guid[] members) => new
    {
        name = "值班表", zone = "Asia/Shanghai", holidays = new[] { "2026-10-01" }, workedWeekends = Array.Empty<string>(),
        layers = new[] { new { name = "值班", members, startsOn = "2026-09-28", handOver = "08:30:00", turnDays = 1, hours = Array.Empty<object>(), days = "every" } },
    };
}
