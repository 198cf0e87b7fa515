using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>
/// Stored alarms judged twice, with the rules as they are and with a draft among them: as they opened, and where rules depend on the time again as
/// they were at their end. What a person did in between is not known here.
/// </summary>
public static class AlarmRuleTrial
{
    private const int SamplesMax = 200;

    public static AlarmRulePreview Preview(
        ImmutableArray<OpenedAlarm> opened, AlarmRuleRows rows, AlarmRuleLayer draft, DateTimeOffset now)
    {
        AlarmRuleRows changed = rows with { Layers = [.. rows.Layers.Where(layer => layer.Place.Unit != draft.Place.Unit || layer.Key != draft.Key), draft] };
        AlarmRuleRows alone = changed with { Windows = [], Layers = [.. changed.Layers.Where(layer => layer.Key == draft.Key)] };
        Dictionary<UnitPlace, (AlarmRuleSet Before, AlarmRuleSet After, AlarmRuleSet Alone)> sets = [];
        var effects = new Dictionary<AlarmRuleEffect, int>();
        ImmutableArray<AlarmRulePreviewAlarm>.Builder samples = ImmutableArray.CreateBuilder<AlarmRulePreviewAlarm>();
        int matched = 0;

        foreach (OpenedAlarm one in opened)
        {
            if (!sets.TryGetValue(one.Alarm.Place, out var of))
                sets[one.Alarm.Place] = of = (AlarmRuleSet.Of(rows, one.Alarm.Place), AlarmRuleSet.Of(changed, one.Alarm.Place), AlarmRuleSet.Of(alone, one.Alarm.Place));

            AlarmRow asOpened = AsOpened(one.Alarm);
            DateTimeOffset end = one.Alarm.ClearedAt ?? now;
            bool isAsked = of.Alone.Asks(asOpened, one.Subject, asOpened.OpenedAt) || (of.Alone.ChangesWithTime && of.Alone.Asks(asOpened, one.Subject, end));
            if (isAsked) matched++;

            AlarmRuleEffect[] others =
            [
                .. Between(of.Before, of.After, asOpened, one.Subject, asOpened.OpenedAt, end)
                    .Union(of.After.ChangesWithTime ? Between(of.Before, of.After, asOpened, one.Subject, end, end) : []),
            ];
            if (others.Length == 0) continue;

            foreach (AlarmRuleEffect effect in others) effects[effect] = effects.GetValueOrDefault(effect) + 1;
            if (samples.Count < SamplesMax)
            {
                samples.Add(new(
                    one.Alarm.Id, one.Subject.Code, one.Subject.Name, one.Alarm.Type, one.Alarm.Instance, one.Alarm.OpenedAt,
                    of.Before.Decide(asOpened, one.Subject, asOpened.OpenedAt).Severity, of.After.Decide(asOpened, one.Subject, asOpened.OpenedAt).Severity,
                    [.. others]));
            }
        }

        return new(opened.Length, matched, effects.ToImmutableDictionary(), samples.ToImmutable());
    }

    private static AlarmRow AsOpened(AlarmRow stored) => stored with
    {
        Severity = stored.OriginalSeverity, Life = AlarmLife.None, AcknowledgedAt = null, AcknowledgedBy = null, ClearedAt = null, LastAt = stored.OpenedAt,
    };

    private static IEnumerable<AlarmRuleEffect> Between(
        AlarmRuleSet before, AlarmRuleSet after, AlarmRow alarm, AlarmObject its, DateTimeOffset at, DateTimeOffset end)
    {
        AlarmRuling was = before.Decide(alarm, its, at), now = after.Decide(alarm, its, at);
        if (was.Severity != now.Severity) yield return AlarmRuleEffect.Level;
        if (was.Suppression is null && now.Suppression is not null) yield return AlarmRuleEffect.Suppressed;
        if (was.Suppression is not null && now.Suppression is null) yield return AlarmRuleEffect.Shown;
        if (now.AnnounceAfter > was.AnnounceAfter) yield return end - alarm.OpenedAt < now.AnnounceAfter ? AlarmRuleEffect.Unannounced : AlarmRuleEffect.Delayed;
        if (was.Acknowledgement is null && now.Acknowledgement is not null) yield return AlarmRuleEffect.Acknowledged;
        if (now.Orders.Any(order => was.Orders.All(other => other.Mark != order.Mark))) yield return AlarmRuleEffect.Ordered;
        if (now.ClearAfter > was.ClearAfter) yield return AlarmRuleEffect.ClearedLater;
    }
}
