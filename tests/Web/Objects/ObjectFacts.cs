using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Objects;

public sealed class ObjectFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_new_object_is_told_to_its_actor_and_its_roster()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage made = await browser.Post("/api/objects", Draft());
        string id = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["object"]!["id"]!;

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal([$"device {id} configure 1", "roster 4/Snmp/0 start", $"roster 4/Snmp/0 configure {id} 1"], web.Grid.Commands);
    }

    [Fact]
    public async Task A_change_on_an_old_revision_is_a_conflict_and_reaches_nobody()
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage stale = await browser.Put($"/api/objects/{item.Id}", new { draft = Draft(), revision = 7 });

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Empty(web.Grid.Commands);
    }

    [Fact]
    public async Task A_retired_object_is_stopped()
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        Assert.Equal(HttpStatusCode.NoContent, (await browser.Delete($"/api/objects/{item.Id}?revision=1")).StatusCode);

        Assert.Contains($"device {item.Id} configure ", web.Grid.Commands);
    }

    [Fact]
    public async Task Asking_now_asks_the_actor_of_the_right_kind()
    {
        ObjectListItem device = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "camera-01");
        ObjectListItem room = web.Objects.Add(Estate.Mianyang, "room-01", MonitoringProtocol.None);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonNode polled = JsonNode.Parse(await (await browser.Post($"/api/objects/{device.Id}/poll")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        await browser.Post($"/api/objects/{camera.Id}/poll");
        HttpResponseMessage nothing = await browser.Post($"/api/objects/{room.Id}/poll");

        Assert.Equal(7, (int)polled["epoch"]!);
        Assert.Equal([$"device {device.Id} poll", $"camera {camera.Id} diagnose"], web.Grid.Commands);
        Assert.Equal("not-monitored", await Browser.Code(nothing));
    }

    [Theory]
    [InlineData("state=broken", "normal")]
    [InlineData("sort=address", "code")]
    [InlineData("size=501", "500")]
    public async Task A_filter_that_means_nothing_is_refused_with_what_is_allowed(string query, string allowed)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage answer = await browser.Get($"/api/objects?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(allowed, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_the_taxonomy_does_not_know_is_refused()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage answer = await browser.Post("/api/objects", Draft(classCode: "toaster"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("toaster", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_goes_in_and_never_comes_out()
    {
        const string secret = "S3cret-community";
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage made = await browser.Post(
            "/api/credentials", new { unitId = Estate.Mianyang.Id, name = "switches", kind = "snmp-community", community = secret });
        string list = await (await browser.Get("/api/credentials")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(secret, web.Objects.Secrets.Values.Single().Community);
        Assert.DoesNotContain(secret, await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.DoesNotContain(web.Audit.Entries, entry => $"{entry}".Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("snmp-community-v1", "public", HttpStatusCode.Created)]
    [InlineData("snmp-community-v1", "", HttpStatusCode.BadRequest)]
    [InlineData("snmp-community-v4", "public", HttpStatusCode.BadRequest)]
    public async Task Old_devices_have_credentials_of_version_1_and_each_kind_needs_its_own_secret(string kind, string community, HttpStatusCode expected)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage made = await browser.Post("/api/credentials", new { unitId = Estate.Mianyang.Id, name = "old", kind, community });

        Assert.Equal(expected, made.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Created ? [kind] : [], web.Objects.Secrets.Values.Select(secret => secret.Kind));
    }

    [Fact]
    public async Task Who_looks_at_a_picture_is_in_the_audit()
    {
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "camera-01");
        web.Samples.PictureOf = camera.Id;
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        using Browser without = await web.SignedIn("watcher", Estate.Watcher, Estate.Mianyang);

        HttpResponseMessage seen = await browser.Get($"/api/cameras/{camera.Id}/picture?kind=reference");
        HttpResponseMessage refused = await without.Get($"/api/cameras/{camera.Id}/picture");

        Assert.Equal("image/jpeg", seen.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(seen.Headers.GetValues("X-Taken-At"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(["operator"], web.Audit.Entries.Where(entry => entry.Action == "picture.view").Select(entry => entry.Actor.Name));
    }

    private static object Draft(string classCode = "security") => new
    {
        unitId = Estate.Mianyang.Id, classCode, code = "switch-02", name = "交换机 2", criticality = "core", protocol = "snmp",
        networkDomain = "private-self-built", address = "127.0.0.1", port = 161, pollPeriodSeconds = 30, diagnosisPeriodSeconds = 300,
    };
}
