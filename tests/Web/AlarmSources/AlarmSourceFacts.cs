using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.AlarmSources;

public sealed class AlarmSourceFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_document_is_taken_with_the_token_of_its_source_and_with_nothing_else()
    {
        using HttpClient program = Program();

        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(program, "{}", "wrong")).StatusCode);
        HttpResponseMessage taken = await Post(program, """{"alerts":[]}""", AlarmSourcesDouble.Token);

        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal(["""{"alerts":[]}"""], web.Sources.Taken);
        using HttpRequestMessage bare = new(HttpMethod.Post, $"/api/alarm-in/{Guid.NewGuid()}") { Content = new StringContent("{}") };
        Assert.True((await program.SendAsync(bare, TestContext.Current.CancellationToken)).StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(program, new string('x', 1_100_000), AlarmSourcesDouble.Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(program, new string('x', 1_100_000), "wrong")).StatusCode);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_another_prison_sees_nothing_of_the_source()
    {
        using Browser browser = await web.SignedIn("ours", Estate.Operator, Estate.Mianyang), theirs = await web.SignedIn("theirs", Estate.Operator, Estate.Leshan);

        HttpResponseMessage saved = await browser.Put("/api/alarm-sources", Source(Estate.Mianyang.Id));

        string body = await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(saved.StatusCode == HttpStatusCode.OK, body);
        string token = (string)JsonNode.Parse(body)!["token"]!;
        Assert.Equal(43, token.Length);
        Assert.DoesNotContain(token, await (await browser.Get("/api/alarm-sources")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty((await theirs.Json("/api/alarm-sources")).AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.Put("/api/alarm-sources", Source(Estate.Mianyang.Id))).StatusCode);
    }

    private HttpClient Program() => new(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
    {
        BaseAddress = web.Address,
    };

    private static Task<HttpResponseMessage> Post(HttpClient program, string body, string token)
    {
        HttpRequestMessage request = new(HttpMethod.Post, $"/api/alarm-in/{Guid.NewGuid()}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        // A refusal may come before the document is sent; without asking first, its sender would meet a closed connection.
        request.Headers.ExpectContinue = true;
        return program.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static object Source(int unit) => new
    {
        id = (Guid?)null, newToken = false, revision = 0,
        draft = new
        {
            unitId = unit, name = "Prometheus", kind = "alertmanager", enabled = true,
            mapping = new
            {
                items = "", subject = "object", title = "title", detail = "", severity = "", severities = new Dictionary<string, string>(), severityOtherwise = "minor", status = "",
                ended = Array.Empty<string>(), instance = "", endsAfterSeconds = 3600,
            },
        },
    };
}
