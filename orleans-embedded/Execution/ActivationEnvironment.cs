using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Adversity;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>What all activations of a host share.</summary>
internal sealed class ActivationEnvironment(IServiceProvider services)
{
    private IIncomingGrainCallFilter[]? incomingFilters;

    public IServiceProvider Services => services;

    public ActivationDirectory Directory { get; } = services.GetRequiredService<ActivationDirectory>();

    public GrainReferenceFactory References { get; } = services.GetRequiredService<GrainReferenceFactory>();

    public GrainCollectionOptions Limits { get; } = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;

    public TimeProvider Time { get; } = services.GetRequiredKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement);

    public AdversityPlan? Adversity { get; } = services.GetService<AdversityPlan>();

    public ILogger Logger { get; } = services.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Activation");

    // A filter may itself need the grain factory, so filters are made at the first call and not with this object.
    public IIncomingGrainCallFilter[] IncomingFilters => incomingFilters ??= [.. services.GetServices<IIncomingGrainCallFilter>()];
}
