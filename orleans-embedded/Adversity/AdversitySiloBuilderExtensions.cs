using Microsoft.Extensions.DependencyInjection;
using Orleans.Adversity;

namespace Orleans.Hosting;

/// <summary>Turns adversity on.</summary>
public static class AdversitySiloBuilderExtensions
{
    /// <summary>For tests only. Real Orleans has no such method: there the cluster does it.</summary>
    public static ISiloBuilder UseAdversity(this ISiloBuilder builder, Action<AdversityOptions> configure)
    {
        builder.Services.AddOptions<AdversityOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AdversityPlan>();
        return builder;
    }
}
