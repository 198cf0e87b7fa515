using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Alarms.Rules;

/// <summary>Rules, windows and alarms of a small tree: ministry 1, province 2, prison 3.</summary>
internal static class RuleRows
{
    public static readonly UnitPlace Ministry = new(1, 0, 0);
    public static readonly UnitPlace Province = new(2, 2, 0);
    public static readonly UnitPlace Prison = new(3, 2, 3);
    public static readonly UnitPlace OtherPrison = new(4, 2, 4);

    /// <summary>A Sunday, 16:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static AlarmObject Switch { get; } = new(
        Guid.Parse("00000000-0000-7000-8000-000000000001"), Prison, "cn.51.5107", "network.switch", "SW-1", "核心交换机1", Criticality.Core,
        MonitoringProtocol.Snmp, "10.0.0.1", "机房", null);

    public static AlarmRuleLayer Rule(
        UnitPlace place, string key, AlarmRuleFields fields, AlarmRuleField[]? finals = null, AlarmRuleField[]? sets = null, long? baseRevision = null, long revision = 1) =>
        new(
            Guid.CreateVersion7(), place, key, fields, sets is null ? AlarmRuleLayer.AllFields : [.. sets], [.. finals ?? []], baseRevision, "王芳", Start, revision);

    public static AlarmWindow Window(UnitPlace place, AlarmWindowDraft draft) => new(Guid.CreateVersion7(), place, draft with { UnitId = place.Unit }, "王芳", Start, 1);

    public static AlarmWindowDraft Maintenance(TimeSpan lasts) =>
        new(0, AlarmWindowKind.Maintenance, null, null, Start, Start + lasts, [], AlarmRuleFields.DefaultZone, "更换电源");

    public static AlarmRuleSet Set(params ImmutableArray<AlarmRuleLayer> layers) => AlarmRuleSet.Of(new(layers, []), Prison);

    public static AlarmPolicy Policy(ImmutableArray<AlarmRuleLayer> layers, params ImmutableArray<AlarmWindow> windows) =>
        new(AlarmRuleSet.Of(new(layers, windows), Prison), new Dictionary<Guid, AlarmObject> { [Switch.Id] = Switch });

    public static AlarmRow Alarm(string type = "cpu.load", AlarmSeverity severity = AlarmSeverity.Minor) => new()
    {
        Id = Guid.CreateVersion7(Start), ObjectId = Switch.Id, Place = Prison, Type = type, Instance = "", Severity = severity, OriginalSeverity = severity,
        FirstAt = Start, OpenedAt = Start, LastAt = Start, Count = 1, Evidence = new(97.5, 90, "%", 3, 5, "", null), Revision = 1,
    };
}
