using System.Net;
using System.Net.WebSockets;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Sessions;

public sealed class ForgeryFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_change_without_the_token_in_the_header_is_refused()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage answer = await browser.Send(
            HttpMethod.Post, "/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { Guid.NewGuid() } }, withToken: false);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("forgery-token", await Browser.Code(answer));
    }

    [Fact]
    public async Task A_token_of_another_session_is_refused()
    {
        using Browser other = await web.SignedIn("other", Estate.Operator, Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        browser.Cookies.Add(new Cookie("XSRF-TOKEN", other.ForgeryToken, "/", "127.0.0.1") { Secure = true });

        HttpResponseMessage answer = await browser.Delete("/api/session");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/session")).StatusCode);
    }

    [Fact]
    public async Task A_token_made_up_by_somebody_is_refused()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        browser.Cookies.Add(new Cookie("XSRF-TOKEN", "made-up", "/", "127.0.0.1") { Secure = true });

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Delete("/api/session")).StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_open_the_feed()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        await Assert.ThrowsAsync<WebSocketException>(async () => await FeedClient.Open(browser, "alarms", origin: "https://elsewhere.example"));
        await using FeedClient own = await FeedClient.Open(browser, "alarms", origin: web.Address.GetLeftPart(UriPartial.Authority));
        Assert.NotNull(await own.Frame());
    }

    [Fact]
    public async Task Nobody_opens_the_feed_without_a_session()
    {
        using Browser nobody = web.Open();

        await Assert.ThrowsAsync<WebSocketException>(async () => await FeedClient.Open(nobody, "alarms"));
    }
}
