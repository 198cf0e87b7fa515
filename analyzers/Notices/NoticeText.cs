using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Analyzers.Notices;

/// <summary>The words of a notice: what a duty officer must know without opening anything. Chinese first, English for whoever wants it.</summary>
public sealed record NoticeText(NoticeWhat What, AlarmSeverity Severity, string Title, string Body, ImmutableArray<NoticeAlarm> Alarms)
{
    /// <summary>The most urgent alarms are named one by one, up to so many; the others are counted.</summary>
    public const int LinesMax = 20;

    private static readonly string[] Levels = ["紧急", "重要", "次要", "提示", "未定"];

    public static NoticeText Of(ImmutableArray<GatheredAlarm> gathered, IAlarmNames names, bool english, TimeZoneInfo zone)
    {
        // Of several words about one alarm the last counts; what is there goes before what has ended.
        GatheredAlarm[] told =
        [
            .. gathered.GroupBy(one => one.Item.AlarmId).Select(same => same.MaxBy(one => one.Item.CreatedAt)!)
                .OrderBy(one => one.Item.What == NoticeWhat.Cleared).ThenBy(one => one.Alarm!.Alarm.Severity).ThenBy(one => one.Alarm!.Alarm.OpenedAt),
        ];
        GatheredAlarm worst = told[0];
        var words = new Words(names, english, zone);
        StringBuilder body = new();
        foreach (GatheredAlarm one in told.Take(LinesMax)) body.Append(words.Line(one)).Append('\n');
        if (told.Length > LinesMax) body.Append(words.More(told.Length - LinesMax)).Append('\n');
        return new(worst.Item.What, worst.Alarm!.Alarm.Severity, words.Title(told), body.ToString().TrimEnd(), [.. told.Take(NoticeAlarm.Max).Select(words.Alarm)]);
    }

    private readonly record struct Words(IAlarmNames Names, bool English, TimeZoneInfo Zone)
    {
        public string Title(GatheredAlarm[] told)
        {
            GatheredAlarm worst = told[0];
            AlarmListItem alarm = worst.Alarm!;
            string subject = $"{alarm.ObjectName} {Type(alarm.Alarm)}{Instance(alarm.Alarm)}{Affected(alarm.Alarm)}", unit = Unit(alarm);
            if (told.Length == 1) return $"{Mark(worst)}{unit} {subject}";

            int units = told.Select(one => one.Alarm!.Alarm.Place.Unit).Distinct().Count(), ended = told.Count(one => one.Item.What == NoticeWhat.Cleared);
            string where = units == 1 ? unit : English ? $"{units} units" : $"{units} 个单位";
            if (ended == told.Length) return English ? $"[cleared] {where}: {ended} alarms" : $"【已恢复】{where} {ended} 条告警";
            return English
                ? $"{where}: {told.Length} alarms, the worst: {Mark(worst)}{subject}"
                : $"{where} {told.Length} 条告警，最严重：{Mark(worst)}{subject}";
        }

        public string Line(GatheredAlarm one)
        {
            AlarmListItem item = one.Alarm!;
            AlarmRow alarm = item.Alarm;
            DateTimeOffset at = one.Item.What == NoticeWhat.Cleared ? alarm.ClearedAt ?? alarm.LastAt : alarm.LastAt;
            string time = TimeZoneInfo.ConvertTime(at, Zone).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            string place = item.LocationName is { Length: > 0 } location ? $" ({location})" : "";
            return $"{time} {Mark(one)}{Unit(item)} {item.ObjectName} {item.ObjectCode}{place} {Type(alarm)}{Instance(alarm)}{Why(alarm)}{Affected(alarm)}";
        }

        public NoticeAlarm Alarm(GatheredAlarm one)
        {
            AlarmListItem item = one.Alarm!;
            AlarmRow alarm = item.Alarm;
            bool isCleared = one.Item.What == NoticeWhat.Cleared;
            return new(
                alarm.Id, isCleared, alarm.Severity, alarm.Type, alarm.Instance, Type(alarm) + Why(alarm), item.ObjectCode, item.ObjectName, item.ClassCode, Unit(item),
                isCleared ? alarm.ClearedAt ?? alarm.LastAt : alarm.LastAt);
        }

        public string More(int count) => English ? $"and {count} more" : $"另有 {count} 条";

        private string Why(AlarmRow alarm)
        {
            FindingEvidence evidence = alarm.Evidence;
            if (!evidence.Faults.IsEmpty)
            {
                IAlarmNames names = Names;
                bool english = English;
                return $" ({string.Join(English ? ", " : "、", evidence.Faults.Select(fault => names.NameOf(fault.Code, english)))})";
            }

            if (evidence.Value is { } value)
            {
                string limit = evidence.Limit is { } most ? $" / {most.ToString("0.##", CultureInfo.InvariantCulture)}" : "";
                return $" {value.ToString("0.##", CultureInfo.InvariantCulture)}{limit}{evidence.Unit}";
            }

            return evidence.Detail.Length == 0 ? "" : $" {evidence.Detail}";
        }

        private static string Instance(AlarmRow alarm) => alarm.Instance.Length == 0 ? "" : $" [{alarm.Instance}]";

        private string Affected(AlarmRow alarm) =>
            alarm.Life.Affected == 0 ? "" : English ? $", affects {alarm.Life.Affected} objects" : $"，影响 {alarm.Life.Affected} 个对象";

        private string Mark(GatheredAlarm one)
        {
            AlarmSeverity severity = one.Alarm!.Alarm.Severity;
            string level = English ? severity.ToString().ToLowerInvariant() : Levels[(int)severity - 1];
            string what = (one.Item.What, English) switch
            {
                (NoticeWhat.Cleared, true) => "cleared, was ",
                (NoticeWhat.Cleared, false) => "已恢复 ",
                (NoticeWhat.Escalated, true) => "escalated, ",
                (NoticeWhat.Escalated, false) => "升级 ",
                (NoticeWhat.Repeated, true) => "still unacknowledged, ",
                (NoticeWhat.Repeated, false) => "仍未确认 ",
                _ => "",
            };
            return English ? $"[{what}{level}] " : $"【{what}{level}】";
        }

        private string Type(AlarmRow alarm) => Names.NameOf(alarm.Type, English);

        private string Unit(AlarmListItem item) => English ? item.UnitNameEn : item.UnitNameZh;
    }
}
