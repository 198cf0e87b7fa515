using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Topology.Suppression;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Scenarios;

/// <summary>
/// The smallest composition of what decides in the product: judgements of devices, boards over their rows, rules, and the book of the topology,
/// under a clock that moves second by second. The actors around them bring messages and rows and decide nothing; their own tests show that.
/// </summary>
internal sealed class ScenarioWorld
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReopenWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ReviewEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(8);
    private static readonly FindingSource[] Sources = Enum.GetValues<FindingSource>();

    private readonly Scenario scenario;
    private readonly AlarmPack pack;
    private readonly ImmutableDictionary<Guid, ScenarioDevice> devices;
    private readonly ImmutableDictionary<Guid, AlarmObject> subjects;
    private readonly Dictionary<int, AlarmBoard> boards = [];
    private readonly Dictionary<int, long> versions = [];
    private readonly Queue<(DateTimeOffset At, int Unit, UpstreamView View)> underWay = new();
    private readonly Dictionary<Guid, AlarmRow> rows = [];
    private readonly Dictionary<Guid, DateTimeOffset> asked = [];
    private readonly ImmutableArray<ScenarioDevice> inOrder;
    private UpstreamBook book = null!;
    private DateTimeOffset reviewedAt;
    private long life;
    private long said;

    public ScenarioWorld(Scenario scenario, AlarmPack pack)
    {
        (this.scenario, this.pack, Now) = (scenario, pack, scenario.Start);
        devices = scenario.Objects.ToImmutableDictionary(item => item.Configuration.Id, item => new ScenarioDevice(item, pack, scenario.Start));
        inOrder = [.. scenario.Objects.Select(item => devices[item.Configuration.Id])];
        subjects = scenario.Objects.ToImmutableDictionary(item => item.Configuration.Id, Subject);
        (Relations, Rules) = (scenario.Relations, new(scenario.Rules, []));
        Begin();
    }

    public DateTimeOffset Now { get; private set; }

    public ImmutableArray<StackEdge> Relations { get; private set; }

    public AlarmRuleRows Rules { get; private set; }

    public List<AlarmChange> History { get; } = [];

    /// <summary>Rows as everything else: they outlive a restart.</summary>
    public ScenarioNotices Notices { get; } = new();

    public IEnumerable<AlarmRow> Rows => rows.Values;

    public IEnumerable<AlarmRow> Open => rows.Values.Where(row => row.ClearedAt is null);

    public ScenarioDevice this[Guid id] => devices[id];

    public void Pass(TimeSpan time)
    {
        DateTimeOffset until = Now + time;
        while (Now < until)
        {
            Now = until - Now < Second ? until : Now + Second;
            foreach (ScenarioDevice device in inOrder)
            {
                if (device.Tick(Now)) Report(device);
            }

            Settle();

            Look();
            Notices.Tick(Now);
        }
    }

    public void Report(ScenarioDevice device)
    {
        ObjectConfiguration its = device.Configuration;
        foreach (FindingSource source in Sources)
        {
            if (device.FindingsOf(source) is not { } findings) continue;
            On(its.Place.Unit, changes => boards[its.Place.Unit].Reconcile(new(its.Id, its.Place, source, life + device.Revision, true, findings), Now, changes));
        }

        Follow();
    }

    public string? Command(int unit, Func<AlarmBoard, ImmutableArray<AlarmChange>.Builder, string?> command)
    {
        string? refusal = null;
        On(unit, changes => refusal = command(boards[unit], changes));
        Follow();
        return refusal;
    }

    public void Change(AlarmRuleRows changed)
    {
        Rules = changed;
        foreach ((int unit, AlarmBoard board) in boards)
        {
            board.Policy = PolicyOf(unit);
            On(unit, changes => board.Review(Now, true, changes));
        }
    }

    public void Change(ImmutableArray<StackEdge> changed)
    {
        Relations = changed;
        book.Take(Graph());
        Judge();
    }

    /// <summary>Everything in memory is gone; the rows stay, and polls begin again.</summary>
    public void Restart()
    {
        ILookup<Guid, Finding> open = Open.ToLookup(row => row.ObjectId, row => new Finding(row.Type, row.Instance, row.SourceSeverity, row.FirstAt, row.Evidence));
        Begin();
        foreach ((Guid id, ScenarioDevice device) in devices) device.Restart(open[id], Now);
    }

    private void Begin()
    {
        // The revisions of a later life are higher than those of all before it.
        life += 1_000_000;
        underWay.Clear();
        asked.Clear();
        book = new(node => ReachTimes.Confirmation(node, AnswerWithin, new PictureLimits().ClearRounds));
        book.Take(Graph());
        foreach (UnitRow unit in scenario.Units)
        {
            boards[unit.Id] = AlarmBoard.Of(rows.Values.Where(row => row.Place.Unit == unit.Id), ReopenWithin, limits: scenario.Limits);
            boards[unit.Id].Policy = PolicyOf(unit.Id);
            versions[unit.Id] = -1;
        }

        Follow();
    }

    /// <summary>As a board does each second: what is due, and every quarter of a minute all where rules depend on the time.</summary>
    private void Look()
    {
        while (underWay.TryPeek(out (DateTimeOffset At, int Unit, UpstreamView View) next) && next.At <= Now)
        {
            underWay.Dequeue();
            On(next.Unit, changes => boards[next.Unit].TakeUpstream(next.View, Now, changes));
        }

        bool isReviewDue = Now - reviewedAt >= ReviewEvery;
        if (isReviewDue) reviewedAt = Now;
        foreach ((int unit, AlarmBoard board) in boards)
        {
            board.Forget(Now);
            bool all = isReviewDue && board.Policy.Rules.ChangesWithTime;
            if (all || board.IsDue(Now)) On(unit, changes => board.Review(Now, all, changes));
        }

        Follow();
    }

    /// <summary>Objects that may be causes are polled now; one that has answered since it was asked frees what waits for it.</summary>
    private void Settle()
    {
        bool isNew = book.IsDue(Now);
        foreach (ReachNode node in book.Doubts.Where(node => node.Protocol != MonitoringProtocol.Rtsp))
        {
            ScenarioDevice device = devices[node.Id];
            if (asked.TryGetValue(node.Id, out DateTimeOffset at) && device.LastAnswerAt > at)
            {
                book.Answered(node.Id, device.LastAnswerAt.Value);
                asked.Remove(node.Id);
                isNew = true;
                continue;
            }

            asked.TryAdd(node.Id, Now);
            device.Ask();
        }

        if (isNew) Judge();
    }

    private void On(int unit, Action<ImmutableArray<AlarmChange>.Builder> decide)
    {
        ImmutableArray<AlarmChange>.Builder changes = ImmutableArray.CreateBuilder<AlarmChange>();
        decide(changes);
        foreach (AlarmChange change in changes)
        {
            if (change.Alarm.Place.Unit != unit) throw new InvalidOperationException($"The board of unit {unit} changed an alarm of unit {change.Alarm.Place.Unit}.");

            rows[change.Alarm.Id] = change.Alarm;
            History.Add(change);
            Notices.Hear(change, subjects[change.Alarm.ObjectId], Now);
        }
    }

    /// <summary>Boards whose silent objects are others than before say so, and the topology answers.</summary>
    private void Follow()
    {
        bool isNew = false;
        foreach ((int unit, AlarmBoard board) in boards.Where(of => of.Value.UnreachableVersion != versions[of.Key]))
        {
            versions[unit] = board.UnreachableVersion;
            isNew |= book.Hear(unit, life, ++said, [.. board.Unreachable.OrderBy(one => one.ObjectId)]);
        }

        if (isNew) Judge();
    }

    private void Judge()
    {
        foreach ((int unit, UpstreamView view) in book.Judge(Now)) underWay.Enqueue((Now + scenario.TopologyDelay, unit, view));
        if (scenario.TopologyDelay > TimeSpan.Zero) return;

        while (underWay.TryDequeue(out (DateTimeOffset At, int Unit, UpstreamView View) next))
            On(next.Unit, changes => boards[next.Unit].TakeUpstream(next.View, Now, changes));
    }

    private ReachGraph Graph() => ReachGraph.Of(
        scenario.Objects.Select(item => new ReachNode(item.Configuration.Id, item.Configuration.Place, item.Configuration.Protocol, item.Configuration.PollPeriod)),
        Relations);

    private AlarmPolicy PolicyOf(int unit) => new(AlarmRuleSet.Of(Rules, scenario.Units.First(row => row.Id == unit).Place), subjects);

    private AlarmObject Subject(ScenarioObject item)
    {
        ObjectConfiguration its = item.Configuration;
        string unit = scenario.Units.First(row => row.Id == its.Place.Unit).Code;
        return new(its.Id, its.Place, unit, its.ClassCode, its.Code, its.Name, its.Criticality, its.Protocol, its.Address, null, null);
    }
}
