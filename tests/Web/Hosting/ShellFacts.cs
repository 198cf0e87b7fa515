using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Health;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Hosting;

public sealed class ShellFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Theory]
    [InlineData("/api/session")]
    [InlineData("/healthz")]
    [InlineData("/nowhere")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using Browser browser = web.Open();

        HttpResponseMessage answer = await browser.Get(path);

        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"), "127.0.0.1 must not be remembered as HTTPS only.");
    }

    [Theory]
    [InlineData("//api/alarms")]
    [InlineData("/api//alarms")]
    [InlineData("/api%2falarms")]
    [InlineData("/api/%2e%2e/metrics")]
    [InlineData("/api/../metrics")]
    [InlineData("/assets/..%5c..%5csecret")]
    [InlineData("/api/alarms%00")]
    [InlineData("/api/%252e/alarms")]
    public async Task A_path_that_two_readers_could_read_differently_is_refused(string path)
    {
        string answer = await Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_certificate_of_the_customer_it_is_our_own_with_a_private_key_file()
    {
        X509Certificate2? shown = null;
        using TcpClient tcp = new();
        await tcp.ConnectAsync(web.Address.Host, web.Address.Port, TestContext.Current.CancellationToken);
        await using SslStream modern = new(tcp.GetStream());
        await modern.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost", EnabledSslProtocols = SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, certificate, _, _) => (shown = new X509Certificate2(certificate!)).MatchesHostname("localhost"),
            },
            TestContext.Current.CancellationToken);

        string key = Path.Combine(web.DataFolder, "certificate.key");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal("1.2.840.10045.2.1", shown!.PublicKey.Oid.Value);
        Assert.True(shown.MatchesHostname("127.0.0.1"));
        Assert.Equal(SslProtocols.Tls13, modern.SslProtocol);
    }

    [Fact]
    public async Task A_route_of_the_api_that_does_not_exist_is_a_problem_and_no_page()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage answer = await browser.Get("/api/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not-found", await Browser.Code(answer));
    }

    [Fact]
    public async Task The_page_is_given_for_every_route_of_the_screens_and_its_assets_for_ever()
    {
        string ui = Path.Combine(web.DataFolder, "page");
        Directory.CreateDirectory(Path.Combine(ui, "assets"));
        await File.WriteAllTextAsync(Path.Combine(ui, "index.html"), "<!doctype html><title>x</title>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(ui, "assets", "main-1a2b.js"), "1", TestContext.Current.CancellationToken);
        await using WebUnderTest withPage = await WebUnderTest.Start(options => options.UiFolder = ui, TestContext.Current.CancellationToken);
        using Browser browser = withPage.Open();

        HttpResponseMessage page = await browser.Get("/alarms");
        HttpResponseMessage asset = await browser.Get("/assets/main-1a2b.js");

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.True(page.Headers.CacheControl!.NoCache);
        Assert.NotNull(browser.ForgeryToken);
        Assert.Contains("immutable", asset.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/assets/none.js")).StatusCode);
    }

    [Fact]
    public async Task Readiness_follows_the_database_and_liveness_does_not()
    {
        using Browser browser = web.Open();
        JsonNode before = await browser.Json("/readyz");

        web.Samples.Database = web.Samples.Database with { State = DatabaseState.Lost, Reason = "connection refused" };
        HttpResponseMessage after = await browser.Get("/readyz");

        Assert.True((bool)before["ready"]!);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, after.StatusCode);
        Assert.Contains("connection refused", await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/healthz")).StatusCode);
    }

    [Fact]
    public async Task Metrics_are_prometheus_text_for_this_machine_only()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        await feed.Frame();
        using Browser nobody = web.Open();

        string text = await (await nobody.Get("/metrics")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string passedOn = await Raw("GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.9\r\nConnection: close\r\n\r\n");

        Assert.Contains("\nprisonops_feed_clients 1\n", text, StringComparison.Ordinal);
        Assert.Contains("prisonops_feed_frames_total", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_bucket{", text, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 401", passedOn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_describes_itself_as_openapi_3_1()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonNode api = await browser.Json("/openapi/v1.json");

        Assert.StartsWith("3.1", (string)api["openapi"]!, StringComparison.Ordinal);
        Assert.NotNull(api["paths"]!["/api/alarms"]!["get"]);
    }

    [Fact]
    public async Task A_module_that_the_caller_may_not_open_is_listed_and_refused()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonArray modules = (await browser.Json("/api/modules")).AsArray();

        Assert.True((bool)modules.First(module => (string?)module!["code"] == "alarms")!["allowed"]!);
        Assert.False((bool)modules.First(module => (string?)module!["code"] == "audit")!["allowed"]!);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/modules/alarms")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/api/modules/audit")).StatusCode);
    }

    [Fact]
    public async Task The_audit_shows_before_and_after_to_its_reader_only()
    {
        using Browser here = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await here.Post("/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { web.Alarms.Open(Estate.Mianyang).Alarm.Id } });
        using Browser auditor = await web.SignedIn("auditor", Estate.Auditor, Estate.Sichuan);
        using Browser elsewhere = await web.SignedIn("elsewhere", Estate.Auditor, Estate.Yunnan);

        JsonNode line = (await auditor.Json("/api/audit?action=alarm"))["rows"]![0]!;
        JsonNode none = await elsewhere.Json("/api/audit?action=alarm");
        string export = await (await auditor.Get("/api/audit/export.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("operator", (string?)line["actor"]);
        Assert.Equal("127.0.0.1", (string?)line["remoteAddress"]);
        Assert.NotNull(line["before"]!["severity"]);
        Assert.Equal("acknowledge", (string?)line["after"]!["kind"]);
        Assert.Empty(none["rows"]!.AsArray());
        Assert.Contains("alarm.acknowledge", export, StringComparison.Ordinal);
        Assert.Contains(web.Audit.Entries, entry => entry.Action == "audit.export");
        Assert.Equal(HttpStatusCode.Forbidden, (await here.Get("/api/audit")).StatusCode);
    }

    /// <summary>A request as it stands, which no client library would send.</summary>
    private async Task<string> Raw(string request)
    {
        using X509Certificate2 trusted = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(web.DataFolder, "certificate.pem"));
        using TcpClient tcp = new();
        await tcp.ConnectAsync(web.Address.Host, web.Address.Port, TestContext.Current.CancellationToken);
        await using SslStream tls = new(tcp.GetStream(), false, (_, shown, _, _) => shown!.GetRawCertData().AsSpan().SequenceEqual(trusted.RawData));
        await tls.AuthenticateAsClientAsync("localhost");
        await tls.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using StreamReader reader = new(tls, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
