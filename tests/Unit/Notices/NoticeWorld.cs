using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>A small tree of people and channels, and rows as a store would keep them between two calls.</summary>
internal sealed class NoticeWorld : IAlarmNames
{
    public static readonly Guid Mail = Guid.Parse("00000000-0000-7000-8000-00000000aa01");
    public static readonly Guid Hook = Guid.Parse("00000000-0000-7000-8000-00000000aa02");

    public List<NoticePerson> People { get; } = [];

    public List<NoticeRoute> Routes { get; } = [];

    public List<Rota> Rotas { get; } = [];

    public List<RotaOverride> Overrides { get; } = [];

    public Dictionary<(Guid, Guid), NoticeWatch> Watches { get; } = [];

    public Dictionary<Guid, NoticeItem> Items { get; } = [];

    public List<NoticeDraft> Notices { get; } = [];

    public Dictionary<Guid, AlarmRow> Alarms { get; } = [];

    public DateTimeOffset Now { get; set; } = Start;

    public ImmutableArray<NoticeChannel> Channels { get; set; } =
    [
        new(Mail, Ministry, "邮件", NoticeChannelKind.Email, true, false, new() { Email = new("mail", 25, MailEncryption.StartTls, "ops@x.cn", null, ["duty@x.cn"], null) }, false, "", Start, 1),
        new(Hook, Ministry, "值班群", NoticeChannelKind.Webhook, true, false, new() { Webhook = new(new("https://hook/x"), WebhookPreset.Generic, null, null, null) }, false, "", Start, 1),
    ];

    public NoticePerson Person(string name, UnitPlace place, string role = "engineer", NoticeProfile? profile = null, RoleClass of = RoleClass.Manager)
    {
        UnitTier tier = place.Prison != 0 ? UnitTier.Prison : place.Province != 0 ? UnitTier.Province : UnitTier.Ministry;
        NoticePerson person = new(
            Guid.CreateVersion7(), name, name, (profile ?? NoticeProfile.Default) with { Email = $"{name}@x.cn", Phone = "+8613800000000" }, [new(role, of, place, tier, true)]);
        People.Add(person);
        return person;
    }

    public NoticeRoute Route(UnitPlace place, params ImmutableArray<NoticeStep> steps) => RouteWith(place, new() { Name = "路由", Filter = "severity >= warning", Steps = steps });

    public NoticeRoute RouteWith(UnitPlace place, NoticeRouteFields fields)
    {
        NoticeRoute route = new(Guid.CreateVersion7(), place, fields, "", Start, 1);
        Routes.Add(route);
        return route;
    }

    public static NoticeStep Tell(NoticePerson person, TimeSpan after = default, params ImmutableArray<Guid> channels) =>
        new(after, [new(NoticeRecipientKind.Person, person.AccountId, null)], channels, channels.IsEmpty);

    public AlarmRow Open(AlarmSeverity severity = AlarmSeverity.Major, UnitPlace? place = null, string type = "cpu.load")
    {
        AlarmRow alarm = Alarm(type, severity) with { Id = Guid.CreateVersion7(Now), Place = place ?? Prison, OpenedAt = Now, LastAt = Now, State = AlarmState.Unacknowledged };
        Hear(alarm, AlarmEventKind.Opened);
        return alarm;
    }

    public void Hear(AlarmRow alarm, AlarmEventKind kind, string actor = "grid")
    {
        Alarms[alarm.Id] = alarm;
        NoticeDesk desk = Desk();
        desk.Hear(new(alarm, Switch with { Place = alarm.Place }, kind, actor), Now);
        Keep(desk.Changes);
    }

    public AlarmRow Acknowledge(AlarmRow alarm, string by)
    {
        AlarmRow next = alarm with { AcknowledgedAt = Now, AcknowledgedBy = by, State = AlarmState.Acknowledged };
        Hear(next, AlarmEventKind.Acknowledged, by);
        return next;
    }

    public void Clear(AlarmRow alarm, string by = "grid")
    {
        AlarmRow cleared = alarm with { ClearedAt = Now, ClearedBy = by };
        Hear(cleared with { State = AlarmStates.Of(cleared) }, AlarmEventKind.Cleared, by);
    }

    /// <summary>Time goes on, in the steps in which a desk looks.</summary>
    public void Wait(TimeSpan time)
    {
        DateTimeOffset end = Now + time;
        while (true)
        {
            NoticeDesk desk = Desk();
            desk.Tick(Now);
            Keep(desk.Changes);
            NoticePeople people = new([.. People], Channels, [.. Rotas], [.. Overrides]);
            NoticeGathering gathering = new(people, this, Ministry);
            foreach (IGrouping<NoticeLane, NoticeItem> lane in Items.Values.OrderBy(item => item.CreatedAt).GroupBy(item => item.Lane).Where(lane => lane.Any(item => item.DueAt <= Now)).ToArray())
            {
                LaneItems waiting = new(
                    lane.Key, [.. lane.Select(item => new GatheredAlarm(item, new(Alarms[item.AlarmId], "SW-1", "核心交换机1", "network.switch", "机房", Unit(item.Place), "Prison")))],
                    [.. Notices.Where(notice => notice.AccountId == lane.Key.AccountId && notice.Kind != NoticeChannelKind.InApp).Select(notice => notice.CreatedAt)]);
                Keep(gathering.Gather(waiting, Now));
            }

            if (Now >= end) return;
            Now = Next(end);
        }
    }

    public string NameOf(string alarmType, bool english) => english ? alarmType : alarmType switch { "cpu.load" => "CPU 利用率超限", _ => alarmType };

    private DateTimeOffset Next(DateTimeOffset end) =>
        Items.Values.Select(item => item.DueAt).Concat(Watches.Values.Select(watch => watch.NextAt ?? DateTimeOffset.MaxValue)).Where(at => at > Now).Append(end).Min() is var next && next < end ? next : end;

    private static string Unit(UnitPlace place) => place == Prison ? "青石监狱" : "白鹭监狱";

    private NoticeDesk Desk() => new(NoticeRoutes.Of([.. Routes]), new([.. People], Channels, [.. Rotas], [.. Overrides]), Watches.Values, Items.Values);

    private void Keep(NoticeChanges changes)
    {
        foreach (NoticeWatch watch in changes.Watches) Watches[(watch.AlarmId, watch.RouteId)] = watch;
        foreach ((Guid, Guid) key in changes.EndedWatches) Watches.Remove(key);
        foreach (NoticeItem item in changes.Items) Items[item.Id] = item;
        foreach (Guid id in changes.EndedItems) Items.Remove(id);
        Notices.AddRange(changes.Notices);
    }
}
