using System.Text.Json;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Notices;

/// <summary>A channel to a receiver of ours, and a route whose alarms go there at once.</summary>
internal static class WebhookRoute
{
    public static async Task Save(ApiClient api, int unit, int port, string secret, string filter)
    {
        JsonElement channel = await Put(api, "/api/notice-channels", new
        {
            id = (Guid?)null, revision = 0,
            draft = new
            {
                unitId = unit, name = "接收方", kind = "webhook", enabled = true, pictures = false, secret,
                settings = new { webhook = new { url = $"http://127.0.0.1:{port}/", preset = "generic" } },
            },
        });
        await Put(api, "/api/notice-routes", new
        {
            id = (Guid?)null, unitId = unit, revision = 0,
            fields = new
            {
                name = "转发", enabled = true, filter, hours = Array.Empty<object>(), zone = "Asia/Shanghai", groupForSeconds = 0,
                repeatEverySeconds = (double?)null, digestAt = Array.Empty<string>(), tellCleared = true,
                steps = new[] { new { afterSeconds = 0, recipients = Array.Empty<object>(), channels = new[] { channel.GetProperty("id").GetGuid() }, inApp = false } },
            },
        });
    }

    public static async Task<JsonElement> Put(ApiClient api, string path, object body)
    {
        using HttpResponseMessage answer = await api.Send(HttpMethod.Put, path, body);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"PUT {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
