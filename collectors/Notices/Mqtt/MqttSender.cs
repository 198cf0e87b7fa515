using System.Text.Json;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;
using PrisonOps.Collectors.Notices.Webhooks;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices.Mqtt;

/// <summary>
/// Publishes our document to a message queue (MQTT 3.1.1) and waits for the broker's word that it has it: at least once, and whatever comes twice
/// has the same id.
/// </summary>
internal sealed class MqttSender(NoticeLinks links, IOptions<NoticeSendingOptions> options) : INoticeSender
{
    public NoticeChannelKind Kind => NoticeChannelKind.Mqtt;

    public async Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        if (channel.Settings.Mqtt is not { } settings) return NoticeOutcome.Refused($"channel '{channel.Name}' has no broker");

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        using IMqttClient client = new MqttClientFactory().CreateMqttClient();
        try
        {
            MqttClientConnectResult connected = await client.ConnectAsync(Options(settings, secret, notice), patience.Token);
            if (connected.ResultCode != MqttClientConnectResultCode.Success) return NoticeOutcome.Failed($"{settings.Host}:{settings.Port}: {connected.ResultCode}");

            MqttClientPublishResult published = await client.PublishAsync(
                new MqttApplicationMessage
                {
                    Topic = settings.Topic.Replace("{level}", JsonNamingPolicy.CamelCase.ConvertName(notice.Notice.Severity.ToString()), StringComparison.Ordinal),
                    PayloadSegment = WebhookBody.Document(notice, links.Of(notice.Notice)), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                },
                patience.Token);
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), patience.Token);
            return published.IsSuccess ? NoticeOutcome.Sent($"{published.ReasonCode}") : NoticeOutcome.Failed($"{settings.Host}:{settings.Port}: {published.ReasonCode}");
        }
        catch (Exception failure) when (failure is MqttCommunicationException or IOException or System.Net.Sockets.SocketException or System.Security.Authentication.AuthenticationException)
        {
            return NoticeOutcome.Failed($"{settings.Host}:{settings.Port}: {failure.InnerException?.Message ?? failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoticeOutcome.Failed($"{settings.Host}:{settings.Port} did not answer within {options.Value.Timeout.TotalSeconds:0} s");
        }
    }

    private static MqttClientOptions Options(MqttSettings settings, string? secret, OutgoingNotice notice)
    {
        MqttClientOptionsBuilder built = new MqttClientOptionsBuilder().WithTcpServer(settings.Host, settings.Port)
            .WithClientId($"prisonops-{notice.Notice.Id:N}").WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V311);
        if (settings.UserName is { } user) built = built.WithCredentials(user, secret);
        if (settings.Tls)
        {
            built = built.WithTlsOptions(tls => tls.UseTls().WithCertificateValidationHandler(
                shown => AuthorityTrust.Of(settings.AuthorityPem)(shown, shown.Certificate, shown.Chain, shown.SslPolicyErrors)));
        }

        return built.Build();
    }
}
