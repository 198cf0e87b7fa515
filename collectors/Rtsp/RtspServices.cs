using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Health;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>Registers the RTSP collector. The host gives an <see cref="IKeyframeSink"/> and a credential vault.</summary>
public static class RtspServices
{
    public static IServiceCollection AddRtspCameras(this IServiceCollection services)
    {
        services.AddOptions<RtspOptions>().BindConfiguration("Rtsp").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<KeyframeSource>();
        services.AddSingleton<IKeyframeSource>(provider => provider.GetRequiredService<KeyframeSource>());
        services.AddSingleton<IDecoderHealth>(provider => provider.GetRequiredService<KeyframeSource>());
        services.AddSingleton<IStreamQuarantine>(provider => provider.GetRequiredService<KeyframeSource>());
        services.AddHostedService(provider => provider.GetRequiredService<KeyframeSource>());
        return services;
    }
}
