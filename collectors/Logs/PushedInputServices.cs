using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrisonOps.Collectors.Syslog;
using PrisonOps.Collectors.Trap;

namespace PrisonOps.Collectors.Logs;

/// <summary>Puts the listeners for syslog and traps into a host, which brings the sink of messages, the users of version 3 and the communities.</summary>
public static class PushedInputServices
{
    private const int SyslogTlsPort = 6514;

    /// <param name="address">Where it listens when the configuration names no listener: an address of this machine, or "any".</param>
    /// <param name="certificatePath">Of the TLS listeners when the configuration names none; its key is in <paramref name="keyPath"/>.</param>
    public static IServiceCollection AddPushedInput(this IServiceCollection services, string address, string certificatePath, string keyPath)
    {
        services.AddOptions<SyslogOptions>().BindConfiguration("Syslog").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TrapOptions>().BindConfiguration("Traps").ValidateDataAnnotations().ValidateOnStart();
        services.PostConfigure<SyslogOptions>(syslog =>
        {
            if (syslog.CertificatePath is null) (syslog.CertificatePath, syslog.CertificateKeyPath) = (certificatePath, keyPath);
            if (syslog.Listeners.Count > 0) return;

            syslog.Listeners.Add(new() { Address = address });
            syslog.Listeners.Add(new() { Address = address, Transport = SyslogTransport.Tcp });
            syslog.Listeners.Add(new() { Address = address, Transport = SyslogTransport.Tls, Port = SyslogTlsPort });
        });
        services.PostConfigure<TrapOptions>(traps =>
        {
            if (traps.Listeners.Count == 0) traps.Listeners.Add(new() { Address = address });
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PushedMeter>().AddSingleton<SyslogIntake>().AddSingleton<SyslogCertificate>();
        services.AddSingleton<UsmDoor>().AddSingleton<TrapCommunities>().AddSingleton<TrapIntake>();
        services.AddSingleton<SyslogListeners>().AddHostedService(provider => provider.GetRequiredService<SyslogListeners>());
        services.AddSingleton<TrapListeners>().AddHostedService(provider => provider.GetRequiredService<TrapListeners>());
        return services;
    }
}
