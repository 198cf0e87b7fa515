using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Benchmarks.Boards;

/// <summary>One unit and its alarm rows in memory, so that the board is measured without a database. It keeps the newest state of each row.</summary>
internal sealed class MemoryBoard : IAlarmStore, IUnitStore, IRosterStore, IAlarmRuleSource
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, AlarmRow> rows = [];
    private readonly UnitRow unit = new(1, null, UnitTier.Ministry, new(1, 0, 0), "cn", "部", "Ministry", 1);

    public UnitPlace Place => unit.Place;

    /// <summary>The rules that the board judges by; none unless the benchmark sets some.</summary>
    public AlarmRuleRows Rules { get; set; } = AlarmRuleRows.Empty;

    public Task<ImmutableArray<AlarmRow>> Load(int unitId, DateTimeOffset clearedAfter, DateTimeOffset returnedAfter, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<ImmutableArray<AlarmRow>>([.. rows.Values.Where(row => row.ClearedAt is null || row.ClearedAt > clearedAfter)]);
    }

    public Task<AlarmCommit> Commit(int unitId, ImmutableArray<AlarmChange> changes, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (AlarmChange change in changes) rows[change.Alarm.Id] = change.Alarm;
        }

        return Task.FromResult(AlarmCommit.Committed);
    }

    Task<AlarmRuleRows> IAlarmRuleSource.LoadAll(CancellationToken cancellationToken) => Task.FromResult(Rules);

    Task<ImmutableArray<AlarmObject>> IAlarmRuleSource.LoadObjects(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmObject>>(
            [.. objectIds.Select(id => new AlarmObject(id, unit.Place, unit.Code, "network.switch", "sw", "switch", Criticality.Core, MonitoringProtocol.Snmp, "10.0.0.1", null, null))]);

    public Task<ImmutableArray<UnitRow>> LoadAll(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<UnitRow>>([unit]);

    public Task<ImmutableArray<UnitRow>> ListInScope(UnitScope scope, CancellationToken cancellationToken) => LoadAll(cancellationToken);

    public Task<ChangeOutcome<UnitRow>> Create(
        Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The benchmark has one unit.");

    public Task<ChangeOutcome<UnitRow>> Rename(
        Actor actor, UnitScope scope, int unitId, string nameZh, string nameEn, long revision, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The benchmark has one unit.");

    public Task<ImmutableArray<RosterKey>> ListRosters(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<RosterKey>>([]);

    public Task<ImmutableArray<ObjectConfiguration>> LoadObjects(RosterKey roster, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ObjectConfiguration>>([]);

    public Task<ImmutableArray<ObjectStateRow>> LoadStates(RosterKey roster, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ObjectStateRow>>([]);

    public Task<ImmutableArray<OpenFinding>> LoadOpenFindings(RosterKey roster, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<OpenFinding>>([]);

    public Task<ObjectConfiguration?> FindObject(Guid objectId, CancellationToken cancellationToken) => Task.FromResult<ObjectConfiguration?>(null);

    public Task SaveStates(ImmutableArray<ObjectStateRow> states, CancellationToken cancellationToken) => Task.CompletedTask;
}
