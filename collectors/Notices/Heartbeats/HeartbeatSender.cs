using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Notices.Webhooks;
using PrisonOps.Ports.Health;

namespace PrisonOps.Collectors.Notices.Heartbeats;

/// <summary>Gives a sign of life while the product works. A product whose database is away tells nobody of alarms, so it gives none.</summary>
internal sealed partial class HeartbeatSender(
    IDatabaseHealth database, IOptions<HeartbeatOptions> options, TimeProvider time, ILogger<HeartbeatSender> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is not { Url: { Length: > 0 } url, SecretPath: { } secretPath }) return;

        Uri address = new(url);
        string secret = (await File.ReadAllTextAsync(secretPath, stoppingToken)).Trim();
        string? authority = options.Value.AuthorityPath is { } path ? await File.ReadAllTextAsync(path, stoppingToken) : null;
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        handler.SslOptions.RemoteCertificateValidationCallback = AuthorityTrust.Of(authority);
        using HttpMessageInvoker invoker = new(handler);
        using PeriodicTimer timer = new(options.Value.Every, time);
        string? lastFailure = null;
        do
        {
            string? failure = database.Current.State == DatabaseState.Ready ? await Beat(invoker, address, secret, stoppingToken) : "the database is not ready, so no sign is given";
            if (failure is not null && failure != lastFailure) LogFailed(logger, address.Authority, failure);
            if (failure is null && lastFailure is not null) LogBack(logger, address.Authority);
            lastFailure = failure;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Null when the other side has taken it.</summary>
    private async Task<string?> Beat(HttpMessageInvoker invoker, Uri address, string secret, CancellationToken stoppingToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { at = now, machine = Environment.MachineName }, JsonSerializerOptions.Web);
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add(WebhookSignature.TimeHeader, $"{now.ToUnixTimeSeconds()}");
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, now.ToUnixTimeSeconds(), body));
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        patience.CancelAfter(options.Value.Every);
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, patience.Token);
            return response.IsSuccessStatusCode ? null : $"it answers {(int)response.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !stoppingToken.IsCancellationRequested))
        {
            return failure.InnerException?.Message ?? failure.Message;
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "No sign of life reaches {Place}: {Reason}")]
    private static partial void LogFailed(ILogger logger, string place, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Signs of life reach {Place} again.")]
    private static partial void LogBack(ILogger logger, string place);
}
