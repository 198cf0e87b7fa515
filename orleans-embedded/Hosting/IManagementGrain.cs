namespace Orleans.Runtime;

/// <summary>Looks at and collects activations; its key is 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    Task ForceActivationCollection(TimeSpan ageLimit);

    Task<int> GetTotalActivationCount();

    ValueTask<List<GrainId>> GetActiveGrains(GrainType type);
}
