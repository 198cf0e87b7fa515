using System.Net;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Sessions;

/// <summary>A person's session is a cookie that every web process accepts; so every one of them must hear of its end.</summary>
public sealed class OtherProcessFacts : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private WebUnderTest here = null!;
    private WebUnderTest there = null!;

    public async ValueTask InitializeAsync()
    {
        here = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);
        there = await here.StartBeside(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await there.DisposeAsync();
        await here.DisposeAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_every_web_process_and_no_other_session_of_the_person()
    {
        using Browser leaving = await here.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        using Browser copy = Copy(leaving);
        using Browser second = there.Open();
        await second.SignIn("operator", WebUnderTest.Password);
        Assert.Equal(HttpStatusCode.OK, (await copy.Get("/api/session")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await leaving.Delete("/api/session")).StatusCode);

        await Until(copy, HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.OK, (await second.Get("/api/session")).StatusCode);
    }

    [Fact]
    public async Task A_password_that_an_administrator_resets_ends_the_sessions_of_the_account_in_every_web_process()
    {
        Guid accountId = await here.Person("operator", Estate.Operator, Estate.Mianyang);
        using Browser administrator = await here.SignedIn("security", Estate.Security, Estate.Ministry);
        using Browser person = there.Open();
        await person.SignIn("operator", WebUnderTest.Password);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/api/session")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await administrator.Post($"/api/accounts/{accountId}/password-reset")).StatusCode);

        await Until(person, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_feed_in_another_web_process_ends_with_the_session()
    {
        using Browser leaving = await here.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        using Browser copy = Copy(leaving);
        await using FeedClient feed = await FeedClient.Open(copy, "alarms");
        Assert.Equal("snapshot", (string?)(await feed.Frame())!["kind"]);

        await leaving.Delete("/api/session");

        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
    }

    /// <summary>The same cookies, sent to the other process.</summary>
    private Browser Copy(Browser signedIn)
    {
        Browser copy = there.Open();
        copy.Cookies.Add(signedIn.Cookies.GetCookies(signedIn.Address));
        return copy;
    }

    private static async Task Until(Browser browser, HttpStatusCode expected)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        while ((await browser.Get("/api/session")).StatusCode != expected) await timer.WaitForNextTickAsync(patience.Token);
    }
}
