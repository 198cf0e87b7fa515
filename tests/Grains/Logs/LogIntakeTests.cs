using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Grains.Logs;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Tests.Grains.Logs;

/// <summary>What becomes of messages while their database is away.</summary>
public sealed class LogIntakeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ScriptedLogStore store = new();
    private readonly MemoryLogSpill spill = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_that_find_no_database_are_on_the_disk_before_they_are_acknowledged_and_are_rows_in_their_order_when_it_is_back()
    {
        using LogIntake intake = Intake();
        await intake.StartAsync(Stop);
        store.IsAway = true;

        for (int number = 0; number < 1_000; number += 100)
        {
            Task<bool>[] told = [.. Enumerable.Range(number, 100).Select(one => intake.Store(Message(one), Stop))];
            Assert.All(await Task.WhenAll(told).WaitAsync(Patience, Stop), Assert.True);
        }

        Assert.Equal((1_000, 0), (spill.Messages, store.Committed.Length));
        store.IsAway = false;
        Assert.True(await intake.Store(Message(1_000), Stop));
        await Eventually(() => store.Committed.Length == 1_001);

        Assert.Equal(Enumerable.Range(0, 1_001).Select(number => $"{number}"), store.Committed);
        Assert.Equal(0, spill.Messages);
        await intake.StopAsync(Stop);
    }

    [Fact]
    public async Task With_a_full_disk_messages_wait_in_memory_and_are_not_acknowledged()
    {
        spill.MessagesMax = 1;
        using LogIntake intake = Intake();
        await intake.StartAsync(Stop);
        store.IsAway = true;
        Assert.True(await intake.Store(Message(0), Stop));

        Task<bool> second = intake.Store(Message(1), Stop);
        await Eventually(() => spill.Refused > 1);
        Assert.False(second.IsCompleted);
        store.IsAway = false;

        Assert.True(await second.WaitAsync(Patience, Stop));
        Assert.Equal(["0", "1"], store.Committed);
        await intake.StopAsync(Stop);
    }

    [Fact]
    public async Task What_lies_on_the_disk_at_the_start_is_committed_without_a_new_message()
    {
        spill.TryAppend(Guid.CreateVersion7(), [Message(7)]);
        using LogIntake intake = Intake();

        await intake.StartAsync(Stop);

        await Eventually(() => store.Committed.Length == 1);
        await intake.StopAsync(Stop);
    }

    private static async Task Eventually(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!holds()) Assert.True(await look.WaitForNextTickAsync(patience.Token));
    }

    private static LogMessage Message(int number) => new()
    {
        ReceivedAt = DateTimeOffset.UnixEpoch, NetworkDomain = "office", Address = "192.0.2.1", Kind = LogKind.Trap, Text = $"{number}",
    };

    /// <summary>No message here is of an object, so no actor is ever called.</summary>
    private LogIntake Intake() => new(
        store, spill, new NoEventRules(), new([]), null!, Options.Create(new LogIntakeOptions { GatherFor = TimeSpan.Zero, RetryAfter = TimeSpan.FromMilliseconds(50) }),
        TimeProvider.System, NullLogger<LogIntake>.Instance);
}
