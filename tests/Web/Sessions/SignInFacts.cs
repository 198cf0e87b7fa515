using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.People;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Sessions;

public sealed class SignInFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_person_with_a_chinese_name_signs_in_and_sees_the_own_rights()
    {
        await web.Person("张伟", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();

        HttpResponseMessage answer = await browser.SignIn("张伟", WebUnderTest.Password);
        JsonNode session = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("张伟", (string?)session["account"]!["userName"]);
        Assert.Equal(Estate.Mianyang.Id, (int)session["homeUnitId"]!);
        Assert.Contains(Permissions.AlarmHandle, session["permissions"]!.AsArray().Select(permission => (string?)permission));
        Assert.Equal("保障组", (string?)session["assignments"]![0]!["roleNameZh"]);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer_and_the_same_lock()
    {
        await web.Person("known", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();

        List<string> known = await Attempts(browser, "known");
        List<string> unknown = await Attempts(browser, "unknown");

        Assert.Equal(["401", "401", "401", "401", "423", "423"], known);
        Assert.Equal(known, unknown);
    }

    [Fact]
    public async Task A_locked_account_opens_again_after_a_quarter_of_an_hour()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();
        await Attempts(browser, "operator");

        HttpResponseMessage early = await browser.SignIn("operator", WebUnderTest.Password);
        web.Time.Advance(TimeSpan.FromMinutes(15.1));
        HttpResponseMessage late = await browser.SignIn("operator", WebUnderTest.Password);

        Assert.Equal(HttpStatusCode.Locked, early.StatusCode);
        Assert.NotNull(early.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task Failures_are_counted_in_a_row_only()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();

        for (int round = 0; round < 3; round++)
        {
            for (int failure = 0; failure < 4; failure++) await browser.SignIn("operator", "wrong");
            Assert.Equal(HttpStatusCode.OK, (await browser.SignIn("operator", WebUnderTest.Password)).StatusCode);
        }
    }

    [Fact]
    public async Task Guesses_in_parallel_all_count()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();
        await browser.Get("/api/session");

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.SignIn("operator", "wrong")));

        Assert.Equal(HttpStatusCode.Locked, (await browser.SignIn("operator", WebUnderTest.Password)).StatusCode);
    }

    [Fact]
    public async Task More_than_ten_attempts_a_minute_from_one_address_are_turned_away()
    {
        await using WebUnderTest strict = await WebUnderTest.Start(options => options.LoginsPerMinute = 10, TestContext.Current.CancellationToken);
        using Browser browser = strict.Open();
        await browser.Get("/api/session");

        List<HttpStatusCode> codes = [];
        for (int i = 0; i < 12; i++) codes.Add((await browser.SignIn($"name-{i}", "wrong")).StatusCode);

        Assert.Equal(10, codes.Count(code => code is HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, codes[^1]);
    }

    [Fact]
    public async Task A_session_ends_when_nobody_used_it_and_at_the_latest_after_twelve_hours()
    {
        using Browser idle = await web.SignedIn("idle", Estate.Operator, Estate.Mianyang);
        web.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await idle.Get("/api/session")).StatusCode);

        using Browser busy = await web.SignedIn("busy", Estate.Operator, Estate.Mianyang);
        for (int i = 0; i < 14; i++)
        {
            web.Time.Advance(TimeSpan.FromMinutes(50));
            Assert.Equal(HttpStatusCode.OK, (await busy.Get("/api/session")).StatusCode);
        }

        web.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.Get("/api/session")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_of_no_use_to_whoever_kept_its_cookie()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        using Browser thief = web.Open();
        foreach (Cookie cookie in browser.Cookies.GetCookies(web.Address)) thief.Cookies.Add(cookie);
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/api/session")).StatusCode);

        await browser.Delete("/api/session");

        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Get("/api/session")).StatusCode);
    }

    [Fact]
    public async Task The_session_cookie_is_for_this_host_for_https_and_not_for_scripts()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();

        HttpResponseMessage answer = await browser.SignIn("operator", WebUnderTest.Password);

        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), text => text.StartsWith("__Host-", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sign_ins_good_and_bad_are_in_the_audit_without_the_password()
    {
        await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser browser = web.Open();

        await browser.SignIn("operator", "Guess-number-1");
        await browser.SignIn("operator", WebUnderTest.Password);

        Assert.Equal([false, true], web.Audit.Entries.Where(entry => entry.Action == "session.login").Select(entry => entry.Succeeded));
        Assert.DoesNotContain(web.Audit.Entries, entry => $"{entry}".Contains("Guess-number-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_the_security_stamp_ends_the_session_at_once()
    {
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string id = (string)(await browser.Json("/api/session"))["account"]!["id"]!;

        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Post($"/api/accounts/{id}/disable")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Get("/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignIn("operator", WebUnderTest.Password)).StatusCode);
    }

    [Fact]
    public async Task A_wall_only_reads_and_its_token_opens_a_session()
    {
        Guid wall = await web.Person("wall", Estate.Kiosk, Estate.Ministry);
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);
        JsonNode issued = JsonNode.Parse(await (await administrator.Post($"/api/accounts/{wall}/machine-token")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        string token = (string)issued["token"]!;
        using Browser kiosk = web.Open();

        HttpResponseMessage read = await kiosk.Send(HttpMethod.Get, "/api/alarms", null, bearer: token);
        HttpResponseMessage write = await kiosk.Send(HttpMethod.Post, "/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { Guid.NewGuid() } }, bearer: token);
        HttpResponseMessage session = await kiosk.Send(HttpMethod.Post, "/api/session/machine", null, bearer: token);
        await using FeedClient feed = await FeedClient.Open(kiosk, "units");

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal("read-only", await Browser.Code(write));
        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.Equal("snapshot", (string?)(await feed.Frame())!["kind"]);

        await administrator.Post($"/api/accounts/{wall}/password-reset");
        Assert.Equal(HttpStatusCode.Unauthorized, (await kiosk.Send(HttpMethod.Get, "/api/alarms", null, bearer: token)).StatusCode);
        Assert.Equal("denied", (string?)(await feed.FrameWhere(frame => (string?)frame["kind"] == "denied"))["kind"]);
    }

    [Fact]
    public async Task A_person_gets_no_machine_token()
    {
        Guid person = await web.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser administrator = await web.SignedIn("security", Estate.Security, Estate.Ministry);

        Assert.Equal(HttpStatusCode.Conflict, (await administrator.Post($"/api/accounts/{person}/machine-token")).StatusCode);
    }

    private static async Task<List<string>> Attempts(Browser browser, string name)
    {
        List<string> codes = [];
        for (int i = 0; i < 6; i++) codes.Add($"{(int)(await browser.SignIn(name, "wrong")).StatusCode}");
        return codes;
    }
}
