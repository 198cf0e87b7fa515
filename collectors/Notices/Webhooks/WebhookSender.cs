using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices.Webhooks;

/// <summary>
/// Posts to the address that an authorised person has set; a redirection is not followed, so nobody else chooses where it goes. The id of the
/// notice goes with it: a receiver tells by it what comes again because our side ended before the answer was written down.
/// </summary>
internal sealed class WebhookSender(NoticeLinks links, IOptions<NoticeSendingOptions> options, TimeProvider time) : INoticeSender
{
    private const int AnswerOctetsMax = 16 * 1024;

    public NoticeChannelKind Kind => NoticeChannelKind.Webhook;

    public async Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        if (channel.Settings.Webhook is not { } settings) return NoticeOutcome.Refused($"channel '{channel.Name}' has no address");

        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = options.Value.Timeout };
        handler.SslOptions.RemoteCertificateValidationCallback = AuthorityTrust.Of(settings.AuthorityPem);
        using HttpMessageInvoker invoker = new(handler);
        using HttpRequestMessage request = Request(settings, secret, notice);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, patience.Token);
            return Judge(settings.Preset, response.StatusCode, await Read(response, patience.Token));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return NoticeOutcome.Failed($"{settings.Url.Authority}: {failure.InnerException?.Message ?? failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoticeOutcome.Failed($"{settings.Url.Authority} did not answer within {options.Value.Timeout.TotalSeconds:0} s");
        }
    }

    private HttpRequestMessage Request(WebhookSettings settings, string? secret, OutgoingNotice notice)
    {
        byte[] body = WebhookBody.Of(settings, notice, links.Of(notice.Notice));
        DateTimeOffset now = time.GetUtcNow();
        Uri url = settings.Preset == WebhookPreset.DingTalk && secret is not null ? WebhookSignature.ForDingTalk(settings.Url, secret, now.ToUnixTimeMilliseconds()) : settings.Url;
        HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(settings.ContentType ?? WebhookBody.Json, "utf-8");
        request.Headers.Add(WebhookSignature.IdHeader, notice.Notice.Id.ToString());
        if (secret is null || settings.Preset is WebhookPreset.WeCom or WebhookPreset.DingTalk) return request;

        if (settings.Preset == WebhookPreset.UpperTier)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            return request;
        }

        long stamp = now.ToUnixTimeSeconds();
        request.Headers.Add(WebhookSignature.TimeHeader, $"{stamp}");
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, stamp, body));
        return request;
    }

    /// <summary>What a message itself is refused for does not get better; a missing right or page may be mended at the other side.</summary>
    private static NoticeOutcome Judge(WebhookPreset preset, HttpStatusCode status, string answer)
    {
        string told = $"{(int)status} {answer}".TrimEnd();
        if (status is HttpStatusCode.BadRequest or HttpStatusCode.Gone or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity) return NoticeOutcome.Refused(told);
        if ((int)status is < 200 or >= 300) return NoticeOutcome.Failed(told);
        return preset is WebhookPreset.WeCom or WebhookPreset.DingTalk && RobotError(answer) is { } error ? NoticeOutcome.Failed(error) : NoticeOutcome.Sent(told);
    }

    /// <summary>Robots answer 200 to everything; what counts is "errcode".</summary>
    private static string? RobotError(string answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("errcode", out JsonElement code)
                && code.ValueKind == JsonValueKind.Number && code.GetInt32() == 0 ? null : answer;
        }
        catch (JsonException)
        {
            return answer;
        }
    }

    private static async Task<string> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] read = new byte[AnswerOctetsMax];
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        int octets = await body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellationToken);
        string text = Encoding.UTF8.GetString(read, 0, octets);
        return new([.. text.Where(character => !char.IsControl(character))]);
    }
}
