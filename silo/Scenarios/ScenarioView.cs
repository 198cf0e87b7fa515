using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Silo.Scenarios;

/// <summary>
/// An alarm in one line, as expectations name it:
/// <code>OBJECT TYPE STATE LEVEL [xCOUNT] [by CAUSE] [returning] [affects N] [flapping] [held] [rule NAME] [was LEVEL]</code>
/// </summary>
internal sealed class ScenarioView(Scenario scenario)
{
    private readonly ImmutableDictionary<Guid, string> names = scenario.Objects.ToImmutableDictionary(item => item.Configuration.Id, item => item.Name);

    /// <summary>What people would hear of: an opening that nothing holds back, or what was held and is told now.</summary>
    public static bool IsAnnounced(AlarmChange change) => change.Kind == AlarmEventKind.Announced
        || (change.Kind is AlarmEventKind.Opened or AlarmEventKind.Reopened && change.Alarm.Life.HeldUntil is null);

    public string Name(Guid id) => names[id];

    public string Line(AlarmRow alarm)
    {
        AlarmLife life = alarm.Life;
        List<string> words = [Name(alarm.ObjectId), alarm.Instance.Length == 0 ? alarm.Type : $"{alarm.Type}{{{alarm.Instance}}}", Word(alarm.State), Word(alarm.Severity)];
        if (alarm.Count > 1) words.Add($"x{alarm.Count}");
        if (life.Upstream is { } upstream) words.Add($"by {Name(upstream.CauseId)}{(upstream.LiftAt is null ? "" : " returning")}");
        if (life.Affected > 0) words.Add($"affects {life.Affected}");
        if (life.IsFlapping) words.Add("flapping");
        if (life.HeldUntil is not null && alarm.ClearedAt is null) words.Add("held");
        if (life.Suppression is { } rule) words.Add($"rule {rule.RuleName}");
        if (life.Redefinition is { } redefined) words.Add($"was {Word(redefined.From)}");
        return string.Join(' ', words);
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
