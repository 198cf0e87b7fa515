using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Grains.Notices;

/// <summary>Names of alarm types: of the profiles in force, then of the rules for events, then of the standard pack.</summary>
internal sealed class AlarmTypeWords(IProfileCatalogue profiles, EventPack events, AlarmTypeNames pack) : IAlarmNames
{
    public string NameOf(string alarmType, bool english)
    {
        if (profiles.Current.Alarms.Types.TryGetValue(alarmType, out var type)) return english ? type.NameEn : type.NameZh;
        if (pack.ByCode.TryGetValue(alarmType, out (string Zh, string En) names)) return english ? names.En : names.Zh;
        return events.Rules.FirstOrDefault(rule => rule.AlarmType == alarmType) is { } rule ? english ? rule.NameEn : rule.NameZh : alarmType;
    }
}
