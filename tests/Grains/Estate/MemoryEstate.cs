using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>Units and objects in memory: ministry 1, provinces 2 and 3, prisons 4 and 5 under 2 and 6 under 3.</summary>
internal sealed class MemoryEstate(MemoryAlarmStore alarms, Pulse pulse) : IUnitStore, IRosterStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, ObjectConfiguration> objects = [];
    private readonly Dictionary<Guid, ObjectStateRow> states = [];

    public static readonly ImmutableArray<UnitRow> Tree =
    [
        new(1, null, UnitTier.Ministry, new(1, 0, 0), "cn", "部", "Ministry", 1),
        new(2, 1, UnitTier.Province, new(2, 2, 0), "cn.51", "省一", "Province 1", 1),
        new(3, 1, UnitTier.Province, new(3, 3, 0), "cn.52", "省二", "Province 2", 1),
        new(4, 2, UnitTier.Prison, new(4, 2, 4), "cn.51.01", "监狱一", "Prison 1", 1),
        new(5, 2, UnitTier.Prison, new(5, 2, 5), "cn.51.02", "监狱二", "Prison 2", 1),
        new(6, 3, UnitTier.Prison, new(6, 3, 6), "cn.52.01", "监狱三", "Prison 3", 1),
    ];

    public bool IsAway { get; set; }

    public int SavedBatches { get; private set; }

    public ImmutableArray<ObjectConfiguration> Objects
    {
        get
        {
            lock (gate) return [.. objects.Values];
        }
    }

    public ImmutableArray<ObjectStateRow> States
    {
        get
        {
            lock (gate) return [.. states.Values];
        }
    }

    public ObjectConfiguration Add(
        int unit, string classCode, Criticality criticality, MonitoringProtocol protocol, TimeSpan period, TimeSpan diagnosisPeriod = default)
    {
        lock (gate)
        {
            var id = Guid.CreateVersion7();
            ObjectConfiguration added = new(
                id, 1, Tree.Single(row => row.Id == unit).Place, classCode, $"{classCode}-{objects.Count:000}", classCode, criticality, protocol, "private",
                $"10.0.{objects.Count / 250}.{objects.Count % 250}", 161, null, null, period, diagnosisPeriod, null, null, null);
            return objects[id] = added;
        }
    }

    public ObjectConfiguration Change(Guid id, Func<ObjectConfiguration, ObjectConfiguration> change)
    {
        lock (gate) return objects[id] = change(objects[id]) with { Revision = objects[id].Revision + 1 };
    }

    public void Retire(Guid id)
    {
        lock (gate) objects.Remove(id);
    }

    public ObjectStateRow? StateOf(Guid id)
    {
        lock (gate) return states.GetValueOrDefault(id);
    }

    public Task<ImmutableArray<UnitRow>> LoadAll(CancellationToken cancellationToken) => Read(() => Tree);

    public Task<ImmutableArray<RosterKey>> ListRosters(CancellationToken cancellationToken) =>
        Read(() => objects.Values.Select(KeyOf).Distinct().ToImmutableArray());

    public Task<ImmutableArray<ObjectConfiguration>> LoadObjects(RosterKey roster, CancellationToken cancellationToken) =>
        Read(() => objects.Values.Where(configuration => KeyOf(configuration) == roster).ToImmutableArray());

    public Task<ImmutableArray<ObjectStateRow>> LoadStates(RosterKey roster, CancellationToken cancellationToken) =>
        Read(() => states.Values.Where(row => objects.TryGetValue(row.ObjectId, out ObjectConfiguration? of) && KeyOf(of) == roster).ToImmutableArray());

    public Task<ImmutableArray<OpenFinding>> LoadOpenFindings(RosterKey roster, CancellationToken cancellationToken)
    {
        ImmutableArray<AlarmRow> open = alarms.Open;
        return Read(() => open
            .Where(row => objects.TryGetValue(row.ObjectId, out ObjectConfiguration? of) && KeyOf(of) == roster)
            .Select(row => new OpenFinding(row.ObjectId, new(row.Type, row.Instance, row.Severity, row.FirstAt, row.Evidence)))
            .ToImmutableArray());
    }

    public Task<ObjectConfiguration?> FindObject(Guid objectId, CancellationToken cancellationToken) => Read(() => objects.GetValueOrDefault(objectId));

    public Task SaveStates(ImmutableArray<ObjectStateRow> saved, CancellationToken cancellationToken)
    {
        if (IsAway) throw new IOException("The database is away.");

        lock (gate)
        {
            SavedBatches++;
            foreach (ObjectStateRow row in saved)
            {
                if (!states.TryGetValue(row.ObjectId, out ObjectStateRow? stored) || stored.Revision <= row.Revision) states[row.ObjectId] = row;
            }
        }

        pulse.Beat();
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<UnitRow>> ListInScope(UnitScope scope, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The grid does not read in a scope.");

    public Task<ChangeOutcome<UnitRow>> Create(Actor actor, UnitScope scope, int? parentId, UnitTier tier, string code, string nameZh, string nameEn, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The tree of the tests does not change.");

    public Task<ChangeOutcome<UnitRow>> Rename(Actor actor, UnitScope scope, int unitId, string nameZh, string nameEn, long revision, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The tree of the tests does not change.");

    private static RosterKey KeyOf(ObjectConfiguration configuration) => new(configuration.Place.Unit, configuration.Protocol, 0);

    private Task<T> Read<T>(Func<T> read)
    {
        if (IsAway) throw new IOException("The database is away.");
        lock (gate) return Task.FromResult(read());
    }
}
