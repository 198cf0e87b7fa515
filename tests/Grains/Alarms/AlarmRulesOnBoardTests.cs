using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Alarms;

/// <summary>Rules and windows that change while a board lives, and what it remembers over a restart.</summary>
public sealed class AlarmRulesOnBoardTests : IAsyncLifetime
{
    private const int Unit = 4;

    private static readonly UnitPlace Place = new(Unit, 2, 4);
    private static readonly Actor Operator = new(Guid.NewGuid(), "王芳");

    private readonly EstateGrid estate = new();
    private readonly Guid device = Guid.NewGuid();

    private IAlarmBoardGrain Board => estate.Board(Unit);

    private AlarmRow Alarm => Assert.Single(estate.Alarms.Open);

    public async ValueTask InitializeAsync()
    {
        estate.Rules.Objects = [new(device, Place, "cn.51.5107", "network.switch", "SW-1", "核心交换机", Criticality.Core, MonitoringProtocol.Snmp, "10.0.0.1", null, null)];
        await estate.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => estate.DisposeAsync();

    [Fact]
    public async Task A_rule_that_comes_while_an_alarm_is_open_suppresses_it_and_gives_it_back_when_it_goes()
    {
        await Report(10);
        Assert.Equal(1, (await Board.GetCounts()).Major);

        estate.Rules.Rows = new([Rule(new() { Name = "忽略", Filter = "name contains \"核心\"", Suppress = true })], []);
        await estate.Until(() => Alarm.State == AlarmState.Suppressed);
        await Report(11);
        Assert.Equal(0, (await Board.GetCounts()).Major);

        estate.Rules.Rows = AlarmRuleRows.Empty;
        await estate.Until(() => Alarm.State == AlarmState.Unacknowledged);
        await Report(12);
        Assert.Equal(1, (await Board.GetCounts()).Major);
    }

    [Fact]
    public async Task A_window_ends_by_itself_and_the_alarm_is_announced_once()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        AlarmWindowDraft draft = new(
            Unit, AlarmWindowKind.ExpectedOff, device, null, now, now.AddSeconds(2), [], AlarmRuleFields.DefaultZone, "搬迁");
        estate.Rules.Rows = new([], [new(Guid.NewGuid(), Place, draft, "王芳", now, 1)]);
        await Report(10);
        Assert.Equal(AlarmState.OutOfService, Alarm.State);

        estate.Rules.Rows = AlarmRuleRows.Empty;
        await estate.Until(() => Alarm is { State: AlarmState.Unacknowledged, Life.HeldUntil: null });
        Assert.Single(estate.Alarms.History, change => change.Kind == AlarmEventKind.Announced);
    }

    [Fact]
    public async Task A_shelf_outlives_a_restart_of_the_grid_and_ends_after_it()
    {
        await Report(10);
        DateTimeOffset until = TimeProvider.System.GetUtcNow().AddSeconds(3);
        AlarmCommandOutcome shelved = (await Board.Execute(new(AlarmCommandKind.Shelve, [Alarm.Id], Operator, "备件在途") { Until = until }))[0];
        Assert.Null(shelved.Refusal);
        Assert.Equal(AlarmState.Shelved, Alarm.State);

        await estate.RestartAsync(TestContext.Current.CancellationToken);
        await Report(11);

        Assert.Equal(new AlarmShelf(until, "王芳", "备件在途"), Alarm.Life.Shelf);
        await estate.Until(() => Alarm.State == AlarmState.Unacknowledged);
        Assert.True(estate.Alarms.History[^1] is { Kind: AlarmEventKind.Unshelved } last && last.At >= until, $"{estate.Alarms.History[^1].Kind} at {estate.Alarms.History[^1].At:O}");
    }

    [Fact]
    public async Task An_announcement_that_was_due_while_the_database_was_away_is_made_once_afterwards()
    {
        estate.Rules.Rows = new([Rule(new() { Name = "延迟", Filter = "count > 0", AnnounceAfter = TimeSpan.FromSeconds(1), Ticket = true })], []);
        await Report(10);
        Assert.NotNull(Alarm.Life.HeldUntil);

        int lost = 0;
        estate.Alarms.AfterCommit = () =>
        {
            if (Interlocked.Increment(ref lost) == 1) throw new IOException("The connection broke before the answer.");
        };
        await estate.Until(() => Alarm.Life.HeldUntil is null);

        await Report(11);
        Assert.Equal(1, estate.Alarms.History.Sum(change => change.Orders.Length));
    }

    private Task<FindingsAnswer> Report(long revision) => Board.Report(new(
        device, Place, revision, true, [new("cpu.load", "", AlarmSeverity.Major, TimeProvider.System.GetUtcNow().AddMinutes(-1), FindingEvidence.None)]));

    private static AlarmRuleLayer Rule(AlarmRuleFields fields) =>
        new(Guid.NewGuid(), Place, "a", fields, AlarmRuleLayer.AllFields, [], null, "王芳", DateTimeOffset.UnixEpoch, 1);
}
