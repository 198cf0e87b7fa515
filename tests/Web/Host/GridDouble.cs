using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>A grid whose actors are scripts: it shows what the web asks of whom.</summary>
internal sealed class GridDouble
{
    private readonly TimeProvider time;
    private readonly AlarmsDouble alarms;
    private readonly ConcurrentDictionary<int, ConcurrentDictionary<IUnitObserver, bool>> observers = new();
    private readonly ConcurrentDictionary<int, UnitStatus> statuses = new();

    public GridDouble(TimeProvider time, AlarmsDouble alarms)
    {
        (this.time, this.alarms) = (time, alarms);
        Factory = DispatchProxy.Create<IGrainFactory, GrainProxy>();
        ((GrainProxy)(object)Factory).Answer = (interfaceType, key) => interfaceType switch
        {
            _ when interfaceType == typeof(IUnitGrain) => new UnitScript(this, (int)(long)key),
            _ when interfaceType == typeof(IAlarmBoardGrain) => new BoardScript(this),
            _ when interfaceType == typeof(IDeviceGrain) => new DeviceScript(this, (Guid)key),
            _ when interfaceType == typeof(ICameraGrain) => new CameraScript(this, (Guid)key),
            _ when interfaceType == typeof(IDiagnosisGrain) => new SchedulerScript(this, (int)(long)key),
            _ when interfaceType == typeof(IDiscoveryGrain) => new DiscoveryScript(this, (int)(long)key),
            _ when interfaceType == typeof(ITopologyGrain) => Maps.GetOrAdd((Guid)key, id => new(this, id)),
            _ when interfaceType == typeof(IRosterGrain) => new RosterScript(this, (string)key),
            _ => throw new NotSupportedException($"{interfaceType}"),
        };
    }

    public IGrainFactory Factory { get; }

    public ConcurrentDictionary<Guid, MapScript> Maps { get; } = new();

    /// <summary>Every command that reached an actor, in order.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public int ObserversOf(UnitRow unit) => observers.TryGetValue(unit.Id, out var known) ? known.Count : 0;

    public async Task Publish(UnitRow unit, double health)
    {
        UnitStatus status = statuses[unit.Id] = Status(unit, health);
        foreach (IUnitObserver observer in observers.TryGetValue(unit.Id, out var known) ? known.Keys : []) await observer.Changed(status);
    }

    public DeviceStatus Device { get; set; } = new()
    {
        Started = true, State = ObjectState.Normal, Reason = null, Since = DateTimeOffset.UnixEpoch, LastPollAt = DateTimeOffset.UnixEpoch,
        LastOutcome = DevicePollOutcome.Answered, LastDetail = "", RoundTrip = TimeSpan.FromMilliseconds(3), Uptime = TimeSpan.FromDays(1),
        Identity = new("switch", "a switch", "1.3.6.1.4.1.9", null), Interfaces = [], Quantities = [new("cpu.load", "", 0.5, "ratio", QuantityKind.Gauge)],
        Findings = [], PollPeriod = TimeSpan.FromSeconds(30), ConfirmationTime = TimeSpan.FromSeconds(62),
    };

    private UnitStatus Status(UnitRow unit, double health) => new(
        unit.Id, unit.Place, unit.Tier,
        new([new("security", 3, 0, 1, 0, 0, 0, 4, 4, 300, 0, [])], new(0, 1, 0, 0, 0, 0, 1, 0, 0, 0), health, 2, 2, time.GetUtcNow()),
        [new("security", health)], [], 1, 1, time.GetUtcNow());

    private sealed class UnitScript(GridDouble grid, int unit) : IUnitGrain
    {
        public Task Start() => Tell($"unit {unit} start");

        public Task Report(UnitChildReport report) => Task.CompletedTask;

        public Task<UnitStatus> GetStatus() =>
            Task.FromResult(grid.statuses.GetOrAdd(unit, id => grid.Status(Estate.Units.First(row => row.Id == id), 90)));

        public Task<ImmutableArray<UnitStatus>> GetChildren() => Task.FromResult<ImmutableArray<UnitStatus>>([]);

        public Task Observe(IUnitObserver observer)
        {
            grid.observers.GetOrAdd(unit, _ => new())[observer] = true;
            return Task.CompletedTask;
        }

        public Task Forget(IUnitObserver observer)
        {
            grid.observers[unit].TryRemove(observer, out _);
            return Task.CompletedTask;
        }

        private Task Tell(string command)
        {
            grid.Commands.Enqueue(command);
            return Task.CompletedTask;
        }
    }

    private sealed class BoardScript(GridDouble grid) : IAlarmBoardGrain
    {
        public Task<FindingsAnswer> Report(FindingsReport report) => Task.FromResult(new FindingsAnswer(report.Revision));

        public Task<ImmutableArray<AlarmCommandOutcome>> Execute(AlarmCommand command) => Task.FromResult(grid.alarms.Execute(command));

        public Task Suppress(UpstreamReport report) => throw new NotSupportedException("The web suppresses nothing.");

        public Task<AlarmCounts> GetCounts() => Task.FromResult(default(AlarmCounts));
    }

    private sealed class DeviceScript(GridDouble grid, Guid id) : IDeviceGrain
    {
        public Task Start(ObjectConfiguration configuration, string roster, ObjectStateRow? last, ImmutableArray<PrisonOps.Ports.Alarms.Finding> open, TimeSpan firstPoll) => Task.CompletedTask;

        public Task Configure(ObjectConfiguration? configuration)
        {
            grid.Commands.Enqueue($"device {id} configure {configuration?.Revision}");
            return Task.CompletedTask;
        }

        public Task Apply(long epoch, DevicePollResult result) => Task.CompletedTask;

        public Task<DeviceStatus> GetStatus() => Task.FromResult(grid.Device);

        public Task<long> PollNow()
        {
            grid.Commands.Enqueue($"device {id} poll");
            return Task.FromResult(7L);
        }

        public Task<DevicePorts> ShowOn(Guid mapId, ImmutableArray<string> ports) => throw new NotSupportedException();

        public Task HearPort(PortNews news) => Task.CompletedTask;
    }

    private sealed class DiscoveryScript(GridDouble grid, int unit) : IDiscoveryGrain
    {
        public Task Start()
        {
            grid.Commands.Enqueue($"discovery {unit} start");
            return Task.CompletedTask;
        }

        public Task<DiscoveryProgress> GetProgress() => Task.FromResult(new DiscoveryProgress(true, 3));
    }

    /// <summary>The actor of a map: its links are what a test says.</summary>
    internal sealed class MapScript(GridDouble grid, Guid id) : ITopologyGrain
    {
        private readonly ConcurrentDictionary<ITopologyObserver, bool> observers = new();

        public ImmutableArray<LinkNow> Links { get; set; } = [];

        public int Observers => observers.Count;

        public async Task Publish(TopologyChange change)
        {
            foreach (ITopologyObserver observer in observers.Keys) await observer.Changed(change);
        }

        public Task<TopologyChange> Observe(ITopologyObserver observer)
        {
            observers[observer] = true;
            return Task.FromResult(new TopologyChange(id, Links, []));
        }

        public Task Forget(ITopologyObserver observer)
        {
            observers.TryRemove(observer, out _);
            return Task.CompletedTask;
        }

        public Task Hear(DevicePorts ports) => Task.CompletedTask;

        public Task Refresh()
        {
            grid.Commands.Enqueue($"map {id} refresh");
            return Task.CompletedTask;
        }
    }

    private sealed class CameraScript(GridDouble grid, Guid id) : ICameraGrain
    {
        public Task Start(ObjectConfiguration configuration, string roster, ObjectStateRow? last, ImmutableArray<PrisonOps.Ports.Alarms.Finding> open, TimeSpan firstRound) => Task.CompletedTask;

        public Task Configure(ObjectConfiguration? configuration)
        {
            grid.Commands.Enqueue($"camera {id} configure {configuration?.Revision}");
            return Task.CompletedTask;
        }

        public Task Apply(long epoch, KeyframeResult result) => Task.CompletedTask;

        public Task<CameraStatus> GetStatus() => Task.FromResult(new CameraStatus
        {
            Started = true, State = ObjectState.Normal, Reason = null, Since = DateTimeOffset.UnixEpoch, LivenessAt = DateTimeOffset.UnixEpoch,
            LivenessOutcome = StreamOutcome.Ok, LivenessDetail = "", DiagnosisAt = null, DiagnosisOutcome = null, DiagnosisDetail = "",
            Timing = new(1, 2, 3, null, 1, 0), Measurements = null, Findings = [], LivenessPeriod = TimeSpan.FromSeconds(10),
            DiagnosisPeriod = TimeSpan.FromMinutes(5), ConfirmationTime = TimeSpan.FromSeconds(24),
        });

        public Task<bool> Round(DiagnosisOrder order) => Task.FromResult(true);

        public Task Reload()
        {
            grid.Commands.Enqueue($"camera {id} reload");
            return Task.CompletedTask;
        }

        public Task LiftQuarantine()
        {
            grid.Commands.Enqueue($"camera {id} lift");
            return Task.CompletedTask;
        }

        public Task<long> Diagnose()
        {
            grid.Commands.Enqueue($"camera {id} diagnose");
            return Task.FromResult(9L);
        }
    }

    private sealed class SchedulerScript(GridDouble grid, int unit) : IDiagnosisGrain
    {
        public Task Report(CameraCard card) => Task.CompletedTask;

        public Task Finished(Guid cameraId, long ticket, bool isDone, TimeSpan? againWithin) => Task.CompletedTask;

        public Task Configure()
        {
            grid.Commands.Enqueue($"scheduler {unit} configure");
            return Task.CompletedTask;
        }

        public Task<CameraPlan> GetPlan(Guid cameraId) => Task.FromResult(new CameraPlan(null, null, TimeSpan.FromHours(4), DateTimeOffset.UnixEpoch));

        public Task<IReadOnlyDictionary<Guid, int>> CountCameras() =>
            Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());
    }

    private sealed class RosterScript(GridDouble grid, string key) : IRosterGrain
    {
        public Task Start()
        {
            grid.Commands.Enqueue($"roster {key} start");
            return Task.CompletedTask;
        }

        public Task Configure(Guid objectId, long revision)
        {
            grid.Commands.Enqueue($"roster {key} configure {objectId} {revision}");
            return Task.CompletedTask;
        }

        public Task Report(ObjectSummary summary) => Task.CompletedTask;

        public Task<ImmutableArray<ObjectSummary>> GetSummaries() => Task.FromResult<ImmutableArray<ObjectSummary>>([]);
    }
}
