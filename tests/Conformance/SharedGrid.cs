using PrisonOps.Tests.Support;

[assembly: AssemblyFixture(typeof(PrisonOps.Tests.Conformance.SharedGrid))]

namespace PrisonOps.Tests.Conformance;

/// <summary>One grid for all facts that need no settings of their own; each fact uses a key of its own in it.</summary>
public sealed class SharedGrid : IAsyncLifetime
{
    private GridFixture? grid;

    public IGrainFactory Grains => grid!.Grains;

    public GridFixture Grid => grid!;

    public async ValueTask InitializeAsync() => grid = await GridFixture.StartAsync();

    public ValueTask DisposeAsync() => grid?.DisposeAsync() ?? ValueTask.CompletedTask;
}
