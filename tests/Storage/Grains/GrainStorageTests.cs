using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace PrisonOps.Tests.Storage.Grains;

public sealed class GrainStorageTests(EstateFixture estate) : StorageTest(estate)
{
    private IGrainStorage Store => Estate.Provider.GetRequiredKeyedService<IGrainStorage>("Default");

    [Fact]
    public async Task A_record_comes_back_as_it_was_written()
    {
        GrainId camera = NewGrain();
        GrainState<Baseline> written = new(new() { Mean = 12.5, Name = "摄像机" });
        await Store.WriteStateAsync("baseline", camera, written);

        GrainState<Baseline> read = new(new());
        await Store.ReadStateAsync("baseline", camera, read);

        Assert.Equal((12.5, "摄像机", true, written.ETag), (read.State!.Mean, read.State.Name, read.RecordExists, read.ETag));
    }

    [Fact]
    public async Task A_record_that_was_never_written_is_empty()
    {
        GrainState<Baseline> read = new(new() { Mean = 1 });
        await Store.ReadStateAsync("baseline", NewGrain(), read);

        Assert.Equal((0, false, null), (read.State!.Mean, read.RecordExists, read.ETag));
    }

    [Fact]
    public async Task A_write_on_top_of_another_activations_is_refused()
    {
        GrainId camera = NewGrain();
        GrainState<Baseline> first = new(new() { Mean = 1 });
        await Store.WriteStateAsync("baseline", camera, first);
        GrainState<Baseline> second = new(new());
        await Store.ReadStateAsync("baseline", camera, second);
        await Store.WriteStateAsync("baseline", camera, first);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.WriteStateAsync("baseline", camera, second));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.WriteStateAsync("baseline", camera, new GrainState<Baseline>(new())));
    }

    [Fact]
    public async Task A_cleared_record_does_not_exist_and_can_be_written_again()
    {
        GrainId camera = NewGrain();
        GrainState<Baseline> state = new(new() { Mean = 1 });
        await Store.WriteStateAsync("baseline", camera, state);
        await Store.ClearStateAsync("baseline", camera, state);

        GrainState<Baseline> read = new(new());
        await Store.ReadStateAsync("baseline", camera, read);
        Assert.False(read.RecordExists);

        await Store.WriteStateAsync("baseline", camera, read);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task A_reminder_is_found_by_grain_and_by_hash_and_removed_by_its_tag()
    {
        IReminderTable table = Get<IReminderTable>();
        ReminderEntry entry = new() { GrainId = NewGrain(), ReminderName = "alive", StartAt = new(2026, 6, 1, 4, 0, 0, DateTimeKind.Utc), Period = TimeSpan.FromMinutes(1) };
        string? tag = await table.UpsertRow(entry);
        uint hash = entry.GrainId.GetUniformHashCode();

        ReminderEntry? read = await table.ReadRow(entry.GrainId, "alive");
        Assert.Equal((entry.StartAt, entry.Period, tag), (read!.StartAt, read.Period, read.ETag));
        Assert.Contains((await table.ReadRows(hash - 1, hash)).Reminders, r => r.GrainId == entry.GrainId);
        Assert.DoesNotContain((await table.ReadRows(hash, hash + 1)).Reminders, r => r.GrainId == entry.GrainId);
        Assert.Contains((await table.ReadRows(0, 0)).Reminders, r => r.GrainId == entry.GrainId);
        Assert.False(await table.RemoveRow(entry.GrainId, "alive", "99"));
        Assert.True(await table.RemoveRow(entry.GrainId, "alive", tag!));
    }

    private static GrainId NewGrain() => GrainId.Create("camera", Guid.NewGuid().ToString("N"));

    public sealed class Baseline
    {
        public double Mean { get; set; }

        public string Name { get; set; } = "";
    }
}
