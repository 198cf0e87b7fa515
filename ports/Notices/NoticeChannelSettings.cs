namespace PrisonOps.Ports.Notices;

/// <summary>Everything about a channel but its secret; the part of its kind is there and no other.</summary>
public sealed record NoticeChannelSettings
{
    public EmailSettings? Email { get; init; }

    public WebhookSettings? Webhook { get; init; }

    public MqttSettings? Mqtt { get; init; }

    public GsmSettings? Gsm { get; init; }

    public SirenSettings? Siren { get; init; }
}
