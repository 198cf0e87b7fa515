using System.Collections.Immutable;
using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Notices;

/// <summary>Notices that no gathering makes.</summary>
internal static class NoticeDrafts
{
    /// <summary>A rule forwards to a channel that does not exist: somebody must see that in the list of what could not be sent.</summary>
    public static NoticeDraft WithoutChannel(AlarmOrderPayload order, DateTimeOffset now)
    {
        AlarmRow alarm = order.Item.Alarm;
        return new(
            Guid.CreateVersion7(now), alarm.Place, null, null, Guid.Empty, order.Order.Target ?? "", NoticeChannelKind.Webhook, "", NoticeWhat.Forwarded, alarm.Severity,
            [alarm.Id], [], $"{order.Item.UnitNameZh} {order.Item.ObjectName} {alarm.Type}", order.Order.RuleName, [], now,
            NoticeAnswers.NoChannel);
    }

    /// <summary>For the owner of a view alone, by the bell: others have views and limits of their own.</summary>
    public static NoticeDraft OfView(NoticePerson owner, WatchedView watched, NoticeWhat what, DateTimeOffset now)
    {
        (bool english, bool isOver) = (owner.Profile.Language == "en", what == NoticeWhat.ViewOver);
        (string name, int? max, int? minutes) = (watched.View.Draft.Name, watched.View.Draft.CountMax, watched.View.Draft.TellAfterMinutes);
        string title = (english, isOver) switch
        {
            (false, true) => $"【视图】“{name}”超过 {max} 条已 {minutes} 分钟",
            (false, false) => $"【视图】“{name}”已不再超过 {max} 条",
            (true, true) => $"[view] '{name}': more than {max} alarms for {minutes} min",
            _ => $"[view] '{name}': no longer more than {max} alarms",
        };
        string since = english ? $"Since {watched.OverSince:u}" : $"始于 {watched.OverSince:u}";
        return new(
            Guid.CreateVersion7(now), watched.View.Place, owner.AccountId, owner.DisplayName, NoticeChannel.InAppId, "", NoticeChannelKind.InApp,
            owner.AccountId.ToString(), what, AlarmSeverity.Warning, [], [], title, $"{since}\n/alarms?{watched.View.Draft.Query}", [], now, null);
    }

    /// <summary>A test, for each address of a lane.</summary>
    public static IEnumerable<NoticeDraft> Tests(NoticePerson? person, NoticeChannel? channel, UnitPlace place, string by, DateTimeOffset now)
    {
        bool english = person?.Profile.Language == "en";
        string title = english ? "[test] PrisonOps notice" : "【测试】运维平台通知";
        string text = english ? $"{by} tries whether notices arrive. Nothing needs to be done." : $"{by} 正在测试通知能否送达，无需处理。";
        foreach ((string target, string? refusal) in NoticeGathering.Addresses(person, channel)) yield return Test(person, channel, place, target, title, text, refusal, now);
    }

    private static NoticeDraft Test(
        NoticePerson? person, NoticeChannel? channel, UnitPlace place, string target, string title, string text, string? refusal, DateTimeOffset now) => new(
            Guid.CreateVersion7(now), place, person?.AccountId, person?.DisplayName, channel?.Id ?? NoticeChannel.InAppId, channel?.Name ?? "",
            channel?.Kind ?? NoticeChannelKind.InApp, target, NoticeWhat.Test, AlarmSeverity.Indeterminate, [], [], title, text, [], now, refusal);
}
