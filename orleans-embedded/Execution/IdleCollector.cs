using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>Ends activations that were idle for the age of their class.</summary>
internal sealed class IdleCollector(
    ActivationDirectory directory, IOptions<GrainCollectionOptions> options,
    [FromKeyedServices(TimeProviderNames.ActivationManagement)] TimeProvider time) : IDisposable
{
    private static readonly DeactivationReason Idle = new(DeactivationReasonCode.ActivationIdle, "It was idle for its collection age.");

    private ITimer? timer;

    public void Start()
    {
        GrainCollectionOptions limits = options.Value;
        if (limits.CollectionQuantum <= TimeSpan.Zero || limits.CollectionAge <= limits.CollectionQuantum)
        {
            throw new OrleansConfigurationException(
                $"{nameof(GrainCollectionOptions.CollectionAge)} is {limits.CollectionAge}; it must be longer than {nameof(GrainCollectionOptions.CollectionQuantum)}, {limits.CollectionQuantum}.");
        }

        timer = time.CreateTimer(static state => ((IdleCollector)state!).CollectDue(), this, limits.CollectionQuantum, limits.CollectionQuantum);
    }

    /// <summary>Collects whatever was idle for this long, whatever its class says, and waits until it is gone.</summary>
    public Task Collect(TimeSpan age)
    {
        Activation[] idle = [.. directory.All().Where(one => one.IsIdleFor(age))];
        foreach (Activation activation in idle)
        {
            activation.Deactivate(Idle);
        }

        return Task.WhenAll(idle.Select(static one => one.Deactivated));
    }

    public void Dispose() => timer?.Dispose();

    private void CollectDue()
    {
        foreach (Activation activation in directory.All())
        {
            if (activation.IsIdleFor(AgeOf(activation.GrainClass)))
            {
                activation.Deactivate(Idle);
            }
        }
    }

    private TimeSpan AgeOf(GrainClass grainClass) =>
        options.Value.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out TimeSpan specific)
            ? specific
            : grainClass.AgeLimit ?? options.Value.CollectionAge;
}
