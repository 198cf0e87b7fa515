using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http.Exchange;

/// <summary>A session at a server: begun with the credentials, carried by a token, deleted at the end so that the server does not run out of them.</summary>
internal sealed class HttpSession
{
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(2);

    private readonly Uri? location;

    private HttpSession(string token, Uri? location) => (Token, this.location) = (token, location);

    public string Token { get; }

    public static async Task<(HttpSession? Session, HttpAnswer? Failure)> Begin(
        HttpConnection connection, HttpTarget target, HttpCredentials user, int octetsMax, CancellationToken cancellationToken)
    {
        HttpLogin login = target.Login;
        var path = new Uri(target.Server, login.Path);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = JsonContent.Create(new Dictionary<string, string> { [login.UserField] = user.UserName, [login.PasswordField] = user.Secret }),
        };

        // Some small servers do not read a body that comes in pieces.
        await request.Content.LoadIntoBufferAsync(cancellationToken);
        using HttpResponseMessage response = await connection.Send(request, cancellationToken);
        byte[] body = await HttpBody.Read(response, octetsMax, cancellationToken);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
            return (null, HttpAnswer.Failed(HttpOutcome.Unauthorised, $"{path} answered {(int)response.StatusCode} to {user}", connection.Certificate));
        if (!response.IsSuccessStatusCode)
            return (null, HttpAnswer.Failed(HttpOutcome.Malformed, $"the log-in at {path} answered {(int)response.StatusCode}", connection.Certificate));
        if (TokenOf(response, body, login) is not { Length: > 0 } token)
            return (null, HttpAnswer.Failed(HttpOutcome.Malformed, $"the log-in at {path} gave no token", connection.Certificate));

        Uri? end = login.LogoutPath is { } given ? new(target.Server, given) : response.Headers.Location is { } made ? new(target.Server, made) : null;
        return (new(token, end?.Authority == target.Server.Authority ? end : null), null);
    }

    /// <summary>A session that cannot be ended runs out by itself; that is no failure of the poll.</summary>
    public async Task End(HttpConnection connection, HttpTarget target, TimeProvider time)
    {
        if (location is null) return;

        using var patience = new CancellationTokenSource(EndWithin, time);
        using var request = new HttpRequestMessage(HttpMethod.Delete, location);
        request.Headers.TryAddWithoutValidation(target.Login.SendAs, target.Login.SendPrefix + Token);
        try
        {
            using HttpResponseMessage response = await connection.Send(request, patience.Token);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The server ends it by its own clock.
        }
    }

    private static string? TokenOf(HttpResponseMessage response, byte[] body, HttpLogin login)
    {
        if (login.TokenHeader is { } header && response.Headers.TryGetValues(header, out IEnumerable<string>? values)) return values.First();
        if (login.TokenPath is not { } path) return null;

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return JsonPath.Parse(path).Select(document.RootElement).FirstOrDefault() is { ValueKind: JsonValueKind.String } token ? token.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
