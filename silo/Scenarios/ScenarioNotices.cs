using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Scenarios;

/// <summary>
/// What one person on duty in the ministry hears of everything under the bell: the product's own desk and gathering, over rows as their store would
/// keep them. What comes within five seconds is one notice, as routes have it by default.
/// </summary>
internal sealed class ScenarioNotices : IAlarmNames
{
    private static readonly UnitPlace Home = new(1, 0, 0);
    private static readonly NoticePerson Duty = new(
        Guid.Parse("00000000-0000-7000-8000-0000000000d0"), "duty", "值班员", NoticeProfile.Default, [new("operator", RoleClass.Manager, Home, UnitTier.Ministry, true)]);

    private readonly NoticePeople people = new([Duty], [], [], []);
    private readonly NoticeRoutes routes = NoticeRoutes.Of(
    [
        new(
            Guid.Parse("00000000-0000-7000-8000-0000000000e0"), Home,
            new() { Name = "全部", Filter = "count > 0", Steps = [new(TimeSpan.Zero, [new(NoticeRecipientKind.Person, Duty.AccountId, null)], [], true)] }, "", DateTimeOffset.UnixEpoch, 1),
    ]);

    private readonly NoticeGathering gathering;
    private readonly Dictionary<(Guid, Guid), NoticeWatch> watches = [];
    private readonly Dictionary<Guid, NoticeItem> items = [];
    private readonly Dictionary<Guid, AlarmRow> alarms = [];

    public ScenarioNotices() => gathering = new(people, this, Home);

    public List<NoticeDraft> Told { get; } = [];

    public string NameOf(string alarmType, bool english) => alarmType;

    public void Hear(AlarmChange change, AlarmObject its, DateTimeOffset now)
    {
        alarms[change.Alarm.Id] = change.Alarm;
        NoticeDesk desk = Desk();
        desk.Hear(new(change.Alarm, its, change.Kind, change.Actor.Name), now);
        Keep(desk.Changes);
    }

    public void Tick(DateTimeOffset now)
    {
        if (watches.Values.Any(watch => watch.NextAt <= now))
        {
            NoticeDesk desk = Desk();
            desk.Tick(now);
            Keep(desk.Changes);
        }

        if (!items.Values.Any(item => item.DueAt <= now)) return;

        foreach (IGrouping<NoticeLane, NoticeItem> lane in items.Values.OrderBy(item => item.CreatedAt).GroupBy(item => item.Lane).ToArray())
            Keep(gathering.Gather(new(lane.Key, [.. lane.Select(item => new GatheredAlarm(item, new(alarms[item.AlarmId], "", "", "", null, "", "")))], []), now));
    }

    /// <summary>What it is about, and the objects in the order of the notice.</summary>
    public string Line(NoticeDraft notice, Func<Guid, string> nameOf) =>
        $"{JsonNamingPolicy.CamelCase.ConvertName(notice.What.ToString())} {string.Join(' ', notice.AlarmIds.Select(id => nameOf(alarms[id].ObjectId)))}";

    private NoticeDesk Desk() => new(routes, people, watches.Values, items.Values);

    private void Keep(NoticeChanges changes)
    {
        foreach (NoticeWatch watch in changes.Watches) watches[(watch.AlarmId, watch.RouteId)] = watch;
        foreach ((Guid, Guid) ended in changes.EndedWatches) watches.Remove(ended);
        foreach (NoticeItem item in changes.Items) items[item.Id] = item;
        foreach (Guid ended in changes.EndedItems) items.Remove(ended);
        Told.AddRange(changes.Notices);
    }
}
