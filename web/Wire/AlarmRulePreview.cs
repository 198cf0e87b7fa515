namespace PrisonOps.Web.Wire;

/// <summary>What a rule would have changed.</summary>
/// <param name="Effects">How many alarms by effect.</param>
/// <param name="IsCut">More alarms opened in that time than are judged again.</param>
public sealed record AlarmRulePreview(
    int Alarms, int Matched, IReadOnlyDictionary<string, int> Effects, IReadOnlyList<AlarmRulePreviewAlarm> Samples, bool IsCut);
