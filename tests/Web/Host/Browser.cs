using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrisonOps.Tests.Web.Host;

/// <summary>What a browser does: keeps cookies, repeats the forgery token, follows nothing by itself.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient http;
    private readonly X509Certificate2 trusted;

    public Browser(Uri address, X509Certificate2 trusted)
    {
        (Address, this.trusted) = (address, trusted);
        http = new(
            new SocketsHttpHandler
            {
                CookieContainer = Cookies, AllowAutoRedirect = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => IsTrusted(shown) },
            },
            disposeHandler: true)
        { BaseAddress = address };
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    public string? ForgeryToken => Cookies.GetCookies(Address)["XSRF-TOKEN"]?.Value;

    public async Task<HttpResponseMessage> SignIn(string userName, string password)
    {
        if (ForgeryToken is null) await Get("/api/session");
        return await Post("/api/session", new { userName, password });
    }

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<JsonNode> Json(string path)
    {
        HttpResponseMessage answer = await Get(path);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"GET {path} is {(int)answer.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }

    public Task<HttpResponseMessage> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> Put(string path, object body) => Send(HttpMethod.Put, path, body);

    public Task<HttpResponseMessage> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, bool withToken = true, string? bearer = null)
    {
        HttpRequestMessage request = new(method, new Uri(path, UriKind.RelativeOrAbsolute));
        if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        if (withToken && ForgeryToken is { } token) request.Headers.Add("X-XSRF-TOKEN", token);
        if (bearer is not null) request.Headers.Authorization = new("Bearer", bearer);
        return http.SendAsync(request);
    }

    /// <summary>Posts bytes as they are.</summary>
    public Task<HttpResponseMessage> Send(string path, HttpContent content)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (ForgeryToken is { } token) request.Headers.Add("X-XSRF-TOKEN", token);
        return http.SendAsync(request);
    }

    public static async Task<string?> Code(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["code"]?.GetValue<string>();

    /// <summary>The user has looked at the fingerprint of the self-made certificate once.</summary>
    public bool IsTrusted(X509Certificate? shown) => shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(trusted.RawData);

    public void Dispose()
    {
        http.Dispose();
        trusted.Dispose();
    }
}
