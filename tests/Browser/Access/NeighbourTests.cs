using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Access;

/// <summary>What is outside of a caller's scope does not exist for the caller: on no screen, route, export or feed.</summary>
public sealed class NeighbourTests(ProductFixture product)
{
    private static readonly TimeSpan RevokedMax = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_operator_of_another_prison_sees_none_of_it_on_any_route_or_export()
    {
        using ApiClient owner = await product.SignIn(SmallEstate.Operator);
        using ApiClient neighbour = await product.SignIn(SmallEstate.Neighbour);
        JsonElement camera = (await owner.Get($"/api/objects?text={SmallEstate.GateCode}")).GetProperty("rows")[0];
        string objectId = camera.GetProperty("id").GetString()!, unitId = camera.GetProperty("unitId").GetInt32().ToString(System.Globalization.CultureInfo.InvariantCulture);
        JsonElement contract = await neighbour.Get("/openapi/v1.json");

        string[] routes = [.. contract.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name)];
        Assert.NotEmpty(routes);
        foreach (string route in routes)
        {
            string path = route.Replace("{unitId}", unitId, StringComparison.Ordinal).Replace("{id}", route.Contains("/units/", StringComparison.Ordinal) ? unitId : objectId, StringComparison.Ordinal);
            path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", objectId);
            (HttpStatusCode status, string body) = await neighbour.Try(path);

            AssertNothing(body, objectId, $"GET {path}");
            Assert.False(path != route && status == HttpStatusCode.OK, $"GET {path} answered 200 for a thing of another prison: {body[..Math.Min(200, body.Length)]}");
        }

        foreach (string export in (string[])["/api/objects/export.csv", "/api/alarms/export.csv", $"/api/objects?unit={unitId}", $"/api/alarms?unit={unitId}"])
            AssertNothing((await neighbour.Try(export)).Body, objectId, $"GET {export}");
    }

    [Fact]
    public async Task The_operator_of_another_prison_sees_none_of_it_on_any_screen_or_in_the_feed()
    {
        using ApiClient owner = await product.SignIn(SmallEstate.Operator);
        string objectId = (await owner.Get($"/api/objects?text={SmallEstate.GateCode}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
        IPage page = await product.Open(SmallEstate.Neighbour, "/alarms");
        ConcurrentQueue<string> frames = new();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? "");

        foreach (string screen in (string[])["/wall", "/alarms", "/objects", $"/objects/{objectId}"])
        {
            await page.GotoAsync(product.Address + screen);
            await page.Locator("main, .wall, .empty").First.WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

            AssertNothing(await page.Locator("body").InnerTextAsync(), objectId, screen);
        }

        Assert.NotEmpty(frames);
        Assert.All(frames, frame => AssertNothing(frame, objectId, "a frame of the feed"));
    }

    [Fact]
    public async Task A_revoked_role_leaves_the_feed_within_five_seconds()
    {
        using ApiClient security = await product.SignIn(SmallEstate.Security);
        JsonElement account = (await security.Get($"/api/accounts?text={Uri.EscapeDataString("借调员")}")).GetProperty("rows")[0];
        string assignment = account.GetProperty("assignments")[0].GetProperty("id").GetString()!;
        IPage page = await product.Open("借调员", "/wall");
        TaskCompletionSource denied = new(TaskCreationOptions.RunContinuationsAsynchronously);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"kind\":\"denied\"", StringComparison.Ordinal) == true)
                denied.TrySetResult();
        };
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => window.__live && window.__live.frames > 0");

        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        using (HttpResponseMessage revoked = await security.Send(HttpMethod.Delete, $"/api/assignments/{assignment}", null))
            Assert.True(revoked.IsSuccessStatusCode, $"Revoking answered {(int)revoked.StatusCode}.");
        await denied.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"figure: the feed ended {watch.Elapsed.TotalMilliseconds:0} ms after the role was revoked");
        Assert.True(watch.Elapsed < RevokedMax, $"The feed ended {watch.Elapsed} after the role was revoked; {RevokedMax} is allowed.");
    }

    private static void AssertNothing(string text, string objectId, string where)
    {
        foreach (string secret in (string[])[SmallEstate.GateCode, SmallEstate.GateName, SmallEstate.YardName, objectId])
            Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase) && !IsEcho(text, secret), $"{where} tells of '{secret}'.");
    }

    /// <summary>A refusal may repeat the id that the caller himself has sent; it tells nothing.</summary>
    private static bool IsEcho(string text, string secret) => Guid.TryParse(secret, out _) && (text.Contains("does not exist", StringComparison.Ordinal) || text.Contains("not-found", StringComparison.Ordinal));
}
