using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Notices;

/// <summary>What a route promises: each notice once and in order, whatever becomes of its target and of the product.</summary>
[Trait("Ring", "long")]
public sealed class KilledNoticesTests
{
    private const int WhileAway = 5;
    private const string Secret = "geheim";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    [Trait("Clause", "8.3.5-a.3")]
    public async Task Alarms_of_a_time_when_the_target_was_down_arrive_later_in_order_and_once_each_though_the_product_was_killed()
    {
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        await using ProductRun run = await ProductRun.Start(SmallEstate.Yaml(network), SmallEstate.Devices(network), cameras: null);
        int port = Places.FreePort();
        using WebhookReceiver receiver = new(port, Secret);
        using ApiClient api = await run.SignIn(SmallEstate.System);
        int unit = (await api.Get("/api/units")).EnumerateArray().Single(row => row.GetProperty("code").GetString() == "cn.1.1").GetProperty("id").GetInt32();
        (string source, string token) = await SetUp(api, unit, port);
        using HttpClient outside = new(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
        {
            BaseAddress = new(run.Address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

        receiver.Start(refuseFirst: 2);
        await Tell(outside, source, 0, "firing");
        await Until.True(() => Task.FromResult(receiver.Accepted.Count == 1), Patience, () => $"{receiver.Refused} refusals, then nothing.");
        Assert.Equal(2, receiver.Refused);

        receiver.Stop();
        for (int number = 1; number <= WhileAway; number++)
        {
            await Tell(outside, source, number, "firing");
            int waiting = number;
            await Until.True(async () => await Waiting(api) == waiting, Patience, () => $"Alarm {waiting} has no notice that waits.");
        }

        await run.KillProduct();
        receiver.Start();
        await Until.True(() => Task.FromResult(receiver.Accepted.Count >= 1 + WhileAway), Patience, () => $"{receiver.Accepted.Count} of {1 + WhileAway} arrived.");
        await Tell(outside, source, 0, "resolved");
        await Until.True(() => Task.FromResult(receiver.Accepted.Count >= 2 + WhileAway), Patience, () => "The end of the first alarm did not arrive.");

        string[] texts = [.. receiver.Accepted.Select(one => $"{one.What} {Enumerable.Range(0, 1 + WhileAway).Single(number => one.Title.Contains(Name(number), StringComparison.Ordinal))}")];
        Assert.Equal(["opened 0", "opened 1", "opened 2", "opened 3", "opened 4", "opened 5", "cleared 0"], texts);
        Assert.Equal(texts.Length, receiver.Accepted.Select(one => one.Id).Distinct().Count());
        Assert.Equal(0, receiver.Forged);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"试验告警-{number}-");

    private static async Task<int> Waiting(ApiClient api) => (await api.Get("/api/notices?state=pending")).GetProperty("rows").GetArrayLength();

    private static async Task<(string Source, string Token)> SetUp(ApiClient api, int unit, int port)
    {
        await WebhookRoute.Save(api, unit, port, Secret, "type = \"event.external\"");
        JsonElement source = await WebhookRoute.Put(api, "/api/alarm-sources", new
        {
            id = (Guid?)null, newToken = true, revision = 0,
            draft = new
            {
                unitId = unit, name = "Prometheus", kind = "alertmanager", enabled = true,
                mapping = new
                {
                    items = "", subject = "object", title = "title", detail = "", severity = "", severities = new Dictionary<string, string>(), severityOtherwise = "minor",
                    status = "", ended = Array.Empty<string>(), instance = "", endsAfterSeconds = (double?)null,
                },
            },
        });
        return (source.GetProperty("source").GetProperty("id").GetString()!, source.GetProperty("token").GetString()!);
    }

    private static async Task Tell(HttpClient outside, string source, int number, string status)
    {
        using HttpResponseMessage answer = await outside.PostAsJsonAsync($"/api/alarm-in/{source}", new
        {
            version = "4", status,
            alerts = new[]
            {
                new
                {
                    status, labels = new { alertname = Name(number), prisonops_object = SmallEstate.SwitchCode, severity = "critical" }, annotations = new { summary = Name(number) },
                    fingerprint = $"f{number}",
                },
            },
        });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
