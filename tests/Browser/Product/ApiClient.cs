using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>The HTTP API as a browser uses it: cookies, and the forgery token with every unsafe request.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly Uri address;
    private readonly HttpClient http;

    public ApiClient(string address)
    {
        this.address = new(address);
        http = new(new HttpClientHandler { CookieContainer = cookies, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
        {
            BaseAddress = this.address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public void Dispose() => http.Dispose();

    public async Task<bool> IsReady()
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync("/readyz", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception notYet) when (notYet is HttpRequestException || (notYet is OperationCanceledException && !TestContext.Current.CancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    public async Task SignIn(string user, string password)
    {
        using HttpResponseMessage ignored = await http.GetAsync("/api/session", TestContext.Current.CancellationToken);
        using HttpResponseMessage answer = await Send(HttpMethod.Post, "/api/session", new { userName = user, password });
        if (!answer.IsSuccessStatusCode)
            Assert.Fail($"{user} could not sign in: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    public async Task<JsonElement> Get(string path)
    {
        using HttpResponseMessage answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<(HttpStatusCode Status, string Body)> Try(string path)
    {
        using HttpResponseMessage answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (cookies.GetCookies(address)["XSRF-TOKEN"] is { } token)
            request.Headers.Add("X-XSRF-TOKEN", Uri.UnescapeDataString(token.Value));
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
