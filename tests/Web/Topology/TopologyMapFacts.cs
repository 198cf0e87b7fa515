using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Topology;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Topology;

public sealed class TopologyMapFacts : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.3.4-a.1")]
    public async Task Every_unit_in_scope_has_its_automatic_map()
    {
        using Browser browser = await web.SignedIn("watcher", Estate.Watcher, Estate.Sichuan);

        JsonArray maps = (await browser.Json("/api/topology/maps")).AsArray();

        Assert.Equal([2, 4, 5], maps.Select(map => (int)map!["unitId"]!));
        Assert.All(maps, map => Assert.Equal(("automatic", false), ((string)map!["kind"]!, (bool)map["mayEdit"]!)));
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.3")]
    public async Task An_edit_is_there_after_a_reload_and_the_slower_of_two_is_told()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        JsonNode map = await Made(browser, "一监区");
        object edit = new { revision = 1, put = new[] { Text("机房") }, remove = Array.Empty<Guid>() };

        Assert.Equal(HttpStatusCode.OK, (await browser.Post($"/api/topology/maps/{(string)map["id"]!}/edits", edit)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"/api/topology/maps/{(string)map["id"]!}/edits", edit)).StatusCode);

        JsonNode view = await browser.Json($"/api/topology/maps/{(string)map["id"]!}");
        Assert.Equal(("机房", 2), ((string)Assert.Single(view["others"]!.AsArray())!["label"]!, (int)view["map"]!["revision"]!));
    }

    [Fact]
    public async Task What_an_element_may_not_be_is_refused_with_its_value()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string map = (string)(await Made(browser, "一监区"))["id"]!;
        object[] wrong =
        [
            new { id = Guid.NewGuid(), kind = "node", objectId = Guid.NewGuid(), mapId = Guid.NewGuid(), x = 0, y = 0, width = 0, height = 0, isHidden = false },
            new { id = Guid.NewGuid(), kind = "link", x = 0, y = 0, width = 0, height = 0, isHidden = false },
            new { id = Guid.NewGuid(), kind = "text", label = new string('x', 501), x = 0, y = 0, width = 0, height = 0, isHidden = false },
            new { id = Guid.NewGuid(), kind = "text", x = 2_000_000, y = 0, width = 0, height = 0, isHidden = false },
        ];

        foreach (object element in wrong)
        {
            HttpResponseMessage answer = await browser.Post($"/api/topology/maps/{map}/edits", new { revision = 1, put = new[] { element }, remove = Array.Empty<Guid>() });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_map_of_another_unit_does_not_exist_whatever_is_asked_of_it()
    {
        using Browser elsewhere = await web.SignedIn("other", Estate.Operator, Estate.Leshan);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string map = (string)(await Made(browser, "一监区"))["id"]!;
        string picture = await Sent(browser, map, Png, "image/png");

        HttpResponseMessage[] answers =
        [
            await elsewhere.Get($"/api/topology/maps/{map}"), await elsewhere.Delete($"/api/topology/maps/{map}?revision=1"),
            await elsewhere.Get($"/api/topology/pictures/{picture}"),
            await elsewhere.Post($"/api/topology/maps/{map}/edits", new { revision = 1, put = new[] { Text("x") }, remove = Array.Empty<Guid>() }),
            await elsewhere.Post("/api/topology/maps", new { unitId = 5, draft = new { name = "x", isTemplate = false }, copyOf = map }),
            await elsewhere.Post("/api/topology/maps", new { unitId = 4, draft = new { name = "x", isTemplate = false } }),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    [Fact]
    [Trait("Clause", "8.3.4-d.2")]
    public async Task A_background_is_a_picture_by_its_bytes_and_not_by_its_name()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string map = (string)(await Made(browser, "一监区"))["id"]!;

        string picture = await Sent(browser, map, Png, "image/jpeg");
        HttpResponseMessage shown = await browser.Get($"/api/topology/pictures/{picture}");

        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Png, await shown.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(browser, map, "<svg onload='x'/>"u8.ToArray(), "image/png")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(browser, map, new byte[TopologyPicture.BytesMax + 1], "image/png")).StatusCode);
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.6")]
    public async Task A_copy_of_a_map_is_another_map_that_looks_like_it()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string map = (string)(await Made(browser, "一监区"))["id"]!;
        await browser.Post($"/api/topology/maps/{map}/edits", new { revision = 1, put = new[] { Text("机房") }, remove = Array.Empty<Guid>() });

        HttpResponseMessage made = await browser.Post("/api/topology/maps", new { unitId = 4, draft = new { name = "副本", isTemplate = true }, copyOf = map });
        JsonNode copy = JsonNode.Parse(await made.Content.ReadAsStringAsync(Stop))!;

        Assert.NotEqual(map, (string)copy["id"]!);
        Assert.True((bool)copy["isTemplate"]!);
        Assert.Equal("机房", (string)Assert.Single((await browser.Json($"/api/topology/maps/{(string)copy["id"]!}"))["others"]!.AsArray())!["label"]!);
    }

    private static object Text(string label) => new { id = Guid.NewGuid(), kind = "text", label, x = 1, y = 2, width = 0, height = 0, isHidden = false };

    private static async Task<JsonNode> Made(Browser browser, string name)
    {
        HttpResponseMessage answer = await browser.Post("/api/topology/maps", new { unitId = 4, draft = new { name, isTemplate = false } });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
    }

    private static async Task<string> Sent(Browser browser, string map, byte[] bytes, string contentType)
    {
        HttpResponseMessage answer = await Send(browser, map, bytes, contentType);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!["pictureId"]!;
    }

    private static Task<HttpResponseMessage> Send(Browser browser, string map, byte[] bytes, string contentType)
    {
        ByteArrayContent content = new(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        return browser.Send($"/api/topology/maps/{map}/pictures", content);
    }
}
