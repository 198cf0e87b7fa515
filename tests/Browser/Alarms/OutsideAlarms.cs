using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>An Alertmanager of prison A: its alarms about the switch come and go by the word of a test and of nothing else.</summary>
internal sealed class OutsideAlarms : IDisposable
{
    private readonly HttpClient http;
    private readonly string source;

    private OutsideAlarms(string address, string source, string token)
    {
        this.source = source;
        http = new(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }) { BaseAddress = new(address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public static async Task<OutsideAlarms> Register(ProductFixture product, string name)
    {
        using ApiClient api = await product.SignIn(SmallEstate.System);
        int unit = (await api.Get("/api/units")).EnumerateArray().Single(row => row.GetProperty("code").GetString() == "cn.1.1").GetProperty("id").GetInt32();
        using HttpResponseMessage answer = await api.Send(HttpMethod.Put, "/api/alarm-sources", new
        {
            id = (Guid?)null, newToken = true, revision = 0,
            draft = new
            {
                unitId = unit, name, kind = "alertmanager", enabled = true,
                mapping = new
                {
                    items = "", subject = "object", title = "title", detail = "", severity = "", severities = new Dictionary<string, string>(), severityOtherwise = "minor",
                    status = "", ended = Array.Empty<string>(), instance = "", endsAfterSeconds = (double?)null,
                },
            },
        });
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        JsonElement saved = JsonDocument.Parse(text).RootElement;
        return new(product.Address, saved.GetProperty("source").GetProperty("id").GetString()!, saved.GetProperty("token").GetString()!);
    }

    /// <param name="status">"firing" or "resolved".</param>
    public async Task Tell(string status, params string[] names)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"/api/alarm-in/{source}", new
        {
            version = "4", status,
            alerts = names.Select(name => new
            {
                status, labels = new { alertname = name, prisonops_object = SmallEstate.SwitchCode, severity = "warning" }, annotations = new { summary = name }, fingerprint = name,
            }),
        });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    public void Dispose() => http.Dispose();
}
