using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using PrisonOps.Collectors.Access;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http.Exchange;

/// <summary>
/// Some requests to one server: answers its challenge, logs in where there is a log-in, follows redirections, and reads bounded answers.
/// Credentials never go to another server than the one that they are for.
/// </summary>
internal sealed class HttpDialogue(
    HttpTarget target, HttpOptions options, RefusalLimiter<(string Server, HttpCredentials Credentials)> refusals, TimeProvider time) : IHttpDialogue
{
    private readonly HttpConnection connection = new(target, time);
    private string[] challenges = [];
    private HttpSession? session;

    public async Task<HttpAnswer> Get(string path, CancellationToken cancellationToken)
    {
        if (HeldBack() is { } left) return HttpAnswer.Failed(HttpOutcome.Unauthorised, left);
        if (!Uri.TryCreate(target.Server, path, out Uri? location) || location.Authority != target.Server.Authority)
            return HttpAnswer.Failed(HttpOutcome.Malformed, $"'{path}' is no path of {target.Server}");

        using var patience = new CancellationTokenSource(target.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            if (target.Credentials is { Kind: HttpCredentials.Login } user && session is null)
            {
                (session, HttpAnswer? failure) = await HttpSession.Begin(connection, target, user, options.BodyOctetsMax, either.Token);
                if (failure is not null) return Judged(failure);
            }

            return Judged(await Follow(location, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HttpAnswer.Failed(HttpOutcome.Timeout, $"{location} did not answer within {target.Timeout.TotalSeconds:0.###} s", connection.Certificate);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            return Failed(location, failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (session is not null) await session.End(connection, target, time);
        connection.Dispose();
    }

    private async Task<HttpAnswer> Follow(Uri location, CancellationToken cancellationToken)
    {
        long startedAt = time.GetTimestamp();
        TimeSpan? dns = null, connect = null, tls = null;
        for (int redirects = 0; ; redirects++)
        {
            (HttpResponseMessage response, TimeSpan firstByte) = await Ask(location, cancellationToken);
            using (response)
            {
                (dns, connect, tls) = (dns ?? connection.Dns, connect ?? connection.ConnectTime, tls ?? connection.Tls);
                if (NextOf(response, location) is { } next && redirects < target.RedirectsMax)
                {
                    location = next;
                    continue;
                }

                byte[] body = await HttpBody.Read(response, options.BodyOctetsMax, cancellationToken);
                int status = (int)response.StatusCode;
                return new(
                    IsRefusal(response) ? HttpOutcome.Unauthorised : HttpOutcome.Answered, status, response.Content.Headers.ContentType?.ToString() ?? "", body,
                    new(dns, connect, tls, firstByte, time.GetElapsedTime(startedAt)), connection.Certificate,
                    IsRefusal(response) ? $"{location} answered {status} to {target.Credentials}" : "");
            }
        }
    }

    private async Task<(HttpResponseMessage Response, TimeSpan FirstByte)> Ask(Uri location, CancellationToken cancellationToken)
    {
        bool isOwn = IsOwn(location);
        (HttpResponseMessage response, TimeSpan firstByte) = await Send(location, isOwn, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !isOwn || target.Credentials is not { Kind: HttpCredentials.Basic }) return (response, firstByte);

        // The first challenge, or a digest whose time is over: it is answered once, and a refusal of that answer counts.
        string[] fresh = [.. response.Headers.WwwAuthenticate.Select(header => header.ToString())];
        bool isNew = challenges.Length == 0 || fresh.Any(challenge => challenge.Contains("stale=true", StringComparison.OrdinalIgnoreCase));
        if (!isNew || ChallengeAnswer.To(fresh, "GET", location.PathAndQuery, "", "") is null) return (response, firstByte);

        challenges = fresh;
        response.Dispose();
        return await Send(location, isOwn, cancellationToken);
    }

    private async Task<(HttpResponseMessage Response, TimeSpan FirstByte)> Send(Uri location, bool isOwn, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, location);
        request.Headers.UserAgent.Add(new("PrisonOps", null));
        request.Headers.Accept.Add(new("*/*"));
        if (isOwn && target.Credentials is { } user) Authorize(request, user);
        long askedAt = time.GetTimestamp();
        HttpResponseMessage response = await connection.Send(request, cancellationToken);
        TimeSpan opening = (connection.Dns ?? default) + (connection.ConnectTime ?? default) + (connection.Tls ?? default);
        TimeSpan firstByte = time.GetElapsedTime(askedAt) - opening;
        return (response, firstByte > TimeSpan.Zero ? firstByte : TimeSpan.Zero);
    }

    private void Authorize(HttpRequestMessage request, HttpCredentials user)
    {
        if (user.Kind == HttpCredentials.Bearer) request.Headers.Authorization = new("Bearer", user.Secret);
        else if (session is not null) request.Headers.TryAddWithoutValidation(target.Login.SendAs, target.Login.SendPrefix + session.Token);
        else if (ChallengeAnswer.To(challenges, "GET", request.RequestUri!.PathAndQuery, user.UserName, user.Secret) is { } answer)
            request.Headers.TryAddWithoutValidation("Authorization", answer);
    }

    private HttpAnswer Judged(HttpAnswer answer)
    {
        if (target.Credentials is not { } user) return answer;
        if (answer.Outcome == HttpOutcome.Unauthorised) refusals.Refused((target.Server.Authority, user));
        else if (answer.Outcome == HttpOutcome.Answered) refusals.Accepted((target.Server.Authority, user));
        return answer;
    }

    private string? HeldBack() =>
        target.Credentials is { } user && refusals.HeldBackFor((target.Server.Authority, user)) is { } left
            ? $"{target.Server.Authority} refused {user} {options.RefusalsMax} times; asked again in {left.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes"
            : null;

    private bool IsRefusal(HttpResponseMessage response) =>
        target.Credentials is not null && (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);

    private bool IsOwn(Uri location) => location.Scheme == target.Server.Scheme && location.Authority == target.Server.Authority;

    private static Uri? NextOf(HttpResponseMessage response, Uri location) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } next
        && new Uri(location, next) is { Scheme: "http" or "https" } absolute
            ? absolute
            : null;

    private HttpAnswer Failed(Uri location, Exception failure)
    {
        if (connection.IsUntrusted)
        {
            return HttpAnswer.Failed(
                HttpOutcome.Untrusted,
                $"the certificate of {location.Authority} is not trusted ({connection.Certificate?.ChainFault ?? "its name or its dates are wrong"}), so the credentials were not sent; "
                    + $"its fingerprint is sha256:{connection.Certificate?.Fingerprint}", connection.Certificate);
        }

        HttpOutcome outcome = failure.InnerException switch
        {
            SocketException { SocketErrorCode: SocketError.TimedOut } => HttpOutcome.Timeout,
            SocketException => HttpOutcome.Unreachable,
            AuthenticationException => HttpOutcome.Malformed,
            _ => failure is InvalidDataException || failure is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded }
                ? HttpOutcome.Malformed
                : HttpOutcome.Unreachable,
        };
        return HttpAnswer.Failed(outcome, $"{location.Authority}: {failure.InnerException?.Message ?? failure.Message}", connection.Certificate);
    }
}
