using System.Collections.Immutable;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>The fields that filters of alarms may use; docs/expressions.md lists them for people.</summary>
public static class AlarmFields
{
    internal const int Type = 0, Class = 1, Severity = 2, Original = 3, Unit = 4, Code = 5, Name = 6, Location = 7, Group = 8, Address = 9, Instance = 10,
        Detail = 11, Value = 12, Limit = 13, Count = 14, Age = 15, Time = 16, Weekday = 17, State = 18, Core = 19, Protocol = 20, Source = 21;

    private static readonly ImmutableArray<ExpressionWord> Levels =
    [
        Level(AlarmSeverity.Critical, "紧急"), Level(AlarmSeverity.Major, "重要"), Level(AlarmSeverity.Minor, "次要"), Level(AlarmSeverity.Warning, "提示"),
        Level(AlarmSeverity.Indeterminate, "未定"),
    ];

    public static ExpressionSchema Schema { get; } = new(
    [
        new(Type, "type", ExpressionKind.Code, ["类型"]),
        new(Class, "class", ExpressionKind.Code, ["类别"]),
        new(Severity, "severity", ExpressionKind.Word, ["级别"]) { Words = Levels },
        new(Original, "original", ExpressionKind.Word, ["原级别"]) { Words = Levels },
        new(Unit, "unit", ExpressionKind.Code, ["单位", "region", "区域"]),
        new(Code, "code", ExpressionKind.Text, ["编码"]),
        new(Name, "name", ExpressionKind.Text, ["名称"]),
        new(Location, "location", ExpressionKind.Text, ["位置"]),
        new(Group, "group", ExpressionKind.Text, ["分组"]),
        new(Address, "address", ExpressionKind.Text, ["地址"]),
        new(Instance, "instance", ExpressionKind.Text, ["实例"]),
        new(Detail, "detail", ExpressionKind.Text, ["说明"]),
        new(Value, "value", ExpressionKind.Number, ["值"]),
        new(Limit, "limit", ExpressionKind.Number, ["限值"]),
        new(Count, "count", ExpressionKind.Number, ["次数"]),
        new(Age, "age", ExpressionKind.Duration, ["持续"], ChangesWithTime: true),
        new(Time, "time", ExpressionKind.TimeOfDay, ["时间"], ChangesWithTime: true),
        new(Weekday, "weekday", ExpressionKind.Word, ["星期"], ChangesWithTime: true) { Words = Days },
        new(State, "state", ExpressionKind.Word, ["状态"])
        {
            Words = [Word("unacknowledged", (int)AlarmState.Unacknowledged, "未确认"), Word("acknowledged", (int)AlarmState.Acknowledged, "已确认")],
        },
        new(Core, "importance", ExpressionKind.Word, ["重要性"])
        {
            Words = [Word("noncore", (int)Criticality.NonCore, "非核心"), Word("core", (int)Criticality.Core, "核心")],
        },
        new(Protocol, "protocol", ExpressionKind.Word, ["协议"])
        {
            Words = [.. Enum.GetValues<MonitoringProtocol>().Select(protocol => Word(protocol.ToString().ToLowerInvariant(), (int)protocol))],
        },
        new(Source, "source", ExpressionKind.Word, ["来源"])
        {
            Words =
            [
                Word("itself", (int)FindingSource.Itself, "自身"), Word("roster", (int)FindingSource.Roster, "巡视"),
                Word("pushed", (int)FindingSource.Pushed, "推送"),
            ],
        },
    ]);

    private static ImmutableArray<ExpressionWord> Days =>
    [
        Word("mon", 1, "周一"), Word("tue", 2, "周二"), Word("wed", 3, "周三"), Word("thu", 4, "周四"), Word("fri", 5, "周五"), Word("sat", 6, "周六"),
        Word("sun", 7, "周日"),
    ];

    /// <summary>More urgent is more, so that "severity >= major" says what it seems to say.</summary>
    internal static int Rank(AlarmSeverity severity) => -(int)severity;

    private static ExpressionWord Level(AlarmSeverity severity, string chinese) => Word(severity.ToString().ToLowerInvariant(), Rank(severity), chinese);

    private static ExpressionWord Word(string name, int rank, params ImmutableArray<string> other) => new(name, rank, other);
}
