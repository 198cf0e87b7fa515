namespace PrisonOps.Benchmarks;

[GenerateSerializer]
internal sealed record BenchRecord([property: Id(0)] Guid Key, [property: Id(1)] string Name, [property: Id(2)] List<int> Numbers);

internal interface IBenchGrain : IGrainWithIntegerKey
{
    Task Nothing();

    Task<BenchRecord> Echo(BenchRecord record);

    Task CallOther(int calls);
}

internal sealed class BenchGrain : Grain, IBenchGrain
{
    public Task Nothing() => Task.CompletedTask;

    public Task<BenchRecord> Echo(BenchRecord record) => Task.FromResult(record);

    public async Task CallOther(int calls)
    {
        IBenchGrain other = GrainFactory.GetGrain<IBenchGrain>(this.GetPrimaryKeyLong() + 500);
        for (int call = 0; call < calls; call++)
        {
            await other.Nothing();
        }
    }
}
