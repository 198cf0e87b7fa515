using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>Persistent state: read at activation, written when asked, refused when another wrote in between.</summary>
public sealed class StateFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    private ILedgerGrain Grain => shared.Grains.GetGrain<ILedgerGrain>(key);

    [Fact]
    public async Task State_that_was_written_is_there_in_the_next_life_and_state_that_was_not_is_lost()
    {
        await Grain.Note("written", write: true);
        await Grain.Note("not written", write: false);
        await End();

        Assert.Equal(["written"], await Grain.Lines());
        Assert.True(await Grain.Exists());
    }

    [Fact]
    public async Task A_grain_without_a_record_begins_with_empty_state()
    {
        Assert.Empty(await Grain.Lines());
        Assert.False(await Grain.Exists());
        Assert.Equal("False 0", await Grain.Spare());
    }

    [Fact]
    public async Task Cleared_state_is_empty_now_and_in_the_next_life()
    {
        await Grain.Note("written", write: true);
        await Grain.Clear();

        Assert.Empty(await Grain.Lines());
        await End();
        Assert.False(await Grain.Exists());
    }

    [Fact]
    public async Task Two_writes_at_once_go_one_after_another()
    {
        await Grain.WriteTwiceAtOnce("one", "two");
        await End();

        Assert.Equal(["one", "two"], await Grain.Lines());
    }

    [Fact]
    public async Task A_conflict_is_reported_and_ends_the_activation_that_found_it()
    {
        await Grain.Note("mine", write: true);
        var storage = (MemoryStorage)shared.Grid.Services.GetRequiredKeyedService<IGrainStorage>("conformance");
        var stored = new GrainState<Ledger>();
        await storage.ReadStateAsync("ledger", Grain.GetGrainId(), stored);
        stored.State!.Lines.Add("of another");
        await storage.WriteStateAsync("ledger", Grain.GetGrainId(), stored);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grain.Note("too late", write: true));

        Assert.Equal(["mine", "of another"], await Grain.Lines());
        await Signals.WaitForEntries(key, 1);
        Assert.Equal(["ApplicationError"], Signals.Read(key));
    }

    [Fact]
    public async Task A_failure_of_the_storage_arrives_as_a_failure_of_the_grid()
    {
        await using GridFixture grid = await GridFixture.StartAsync(null, TestContext.Current.CancellationToken);
        ILedgerGrain grain = grid.Grains.GetGrain<ILedgerGrain>(key);
        await grain.Lines();
        ((MemoryStorage)grid.Services.GetRequiredKeyedService<IGrainStorage>("conformance")).NextFailure = new IOException("The disk is away.");

        OrleansException failure = await Assert.ThrowsAsync<OrleansException>(() => grain.Note("line", write: true));

        Assert.Contains("The disk is away.", failure.ToString(), StringComparison.Ordinal);
        await grain.Note("again", write: true);
    }

    private async Task End()
    {
        int before = Signals.Read(key).Count;
        await Grain.End();
        await Signals.WaitForEntries(key, before + 1);
    }
}
