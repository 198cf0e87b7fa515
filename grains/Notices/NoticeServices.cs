using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Grains.AlarmSources;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;

namespace PrisonOps.Grains.Notices;

public static class NoticeServices
{
    /// <summary>What tells people of alarms. The store and the ways out come from whoever composes.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration("Notices").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IAlarmNames, AlarmTypeWords>().AddSingleton<NoticeBook>().AddSingleton<NoticePulse>().AddSingleton<NoticeViews>();
        services.AddSingleton<NoticeConsumer>().AddSingleton<NoticePost>().AddSingleton<INoticeDesk, NoticeDeskOfPeople>().AddSingleton<IRotaDesk, RotaDesk>();
        services.AddSingleton<IAlarmIntake, AlarmIntake>();
        services.AddHostedService<NoticeWork>();
        return services;
    }
}
