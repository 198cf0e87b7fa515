using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;

namespace PrisonOps.Tests.Support;

/// <summary>The grid in our own in-process host.</summary>
public sealed partial class GridFixture
{
    /// <summary>Which host this build has.</summary>
    public static bool IsEmbedded => true;

    private static void Configure(HostApplicationBuilder builder, GridSettings settings) => builder.UseOrleans(silo =>
    {
        // Calls time out by the real clock: a test that moves its own clock by an hour means its grains, not its calls.
        silo.Services.AddKeyedSingleton(TimeProviderNames.Messaging, TimeProvider.System);
        ConfigureSilo(silo, settings);
        if (settings.Adversity is { } adversity)
        {
            silo.UseAdversity(options =>
            {
                options.Seed = adversity.Seed;
                options.DeactivateAfterCall = adversity.DeactivateAfterCall;
                options.ReportTimeOut = adversity.ReportTimeOut;
                options.DelayCall = adversity.DelayCall;
                options.ForgetTimers = adversity.ForgetTimers;
                options.SecondActivation = adversity.SecondActivation;
                options.SecondActivationOf.UnionWith(adversity.SecondActivationOf);
                options.Spare.UnionWith(adversity.Spare);
            });
        }
    });

    private Task ConnectAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Grains = host.Services.GetRequiredService<IGrainFactory>();
        return Task.CompletedTask;
    }

    private static Task DisconnectAsync() => Task.CompletedTask;
}
