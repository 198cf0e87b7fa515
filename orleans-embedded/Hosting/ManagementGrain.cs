using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Hosting;

internal sealed class ManagementGrain(ActivationDirectory directory, IdleCollector collector) : Grain, IManagementGrain
{
    public Task ForceActivationCollection(TimeSpan ageLimit) => collector.Collect(ageLimit);

    public Task<int> GetTotalActivationCount() => Task.FromResult(directory.All().Count());

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) =>
        ValueTask.FromResult(directory.All().Select(one => one.GrainId).Where(id => id.Type == type).Distinct().ToList());
}
