using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Collectors.Notices.Email;
using PrisonOps.Collectors.Notices.Gsm;
using PrisonOps.Collectors.Notices.Heartbeats;
using PrisonOps.Collectors.Notices.Mqtt;
using PrisonOps.Collectors.Notices.Sirens;
using PrisonOps.Collectors.Notices.Webhooks;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices;

public static class NoticeSenderServices
{
    /// <summary>Puts the ways out for notices into a host, which brings the store of pictures and what is known of the database; and the signs of life.</summary>
    public static IServiceCollection AddNoticeSenders(this IServiceCollection services)
    {
        services.AddOptions<NoticeSendingOptions>().BindConfiguration("Notices").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HeartbeatOptions>().BindConfiguration("Heartbeat").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<HeartbeatSender>();
        services.AddSingleton<NoticeLinks>();
        services.AddSingleton<INoticeSender, EmailSender>().AddSingleton<INoticeSender, WebhookSender>().AddSingleton<INoticeSender, MqttSender>();
        services.AddSingleton<INoticeSender, GsmSender>().AddSingleton<INoticeSender, SirenSender>();
        return services;
    }
}
