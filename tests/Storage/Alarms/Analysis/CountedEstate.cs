using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Alarms.Analysis;

/// <summary>Some thousand alarms over seven weeks, written by the store and remembered here.</summary>
public sealed class CountedEstate(PostgresFixture postgres) : EstateFixture(postgres)
{
    private const int AlarmsPerSource = 40;

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly string[] Types = ["device.unreachable", "cpu.high", "interface.down"];

    private readonly Dictionary<Guid, (ObjectConfiguration Object, string Vendor, string Model)> objects = [];
    private readonly List<AlarmRow> alarms = [];

    public static DateTimeOffset Begin { get; } = new(2026, 5, 10, 2, 30, 0, TimeSpan.Zero);

    public static DateTimeOffset End { get; } = new(2026, 6, 20, 16, 0, 0, TimeSpan.Zero);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Add(Chengdu, "network.switch", "SW-A", "H3C", null, ("华为", "S5735"), "H3C", "S5735");
        await Add(Chengdu, "security.video-surveillance.camera", "CAM-A", "海康威视", "DS-2CD3T47", null, "海康威视", "DS-2CD3T47");
        await Add(Mianyang, "network.switch", "SW-B", null, null, ("华为", "S5735"), "华为", "S5735");
        await Add(Changsha, "compute.server", "SRV-A", null, null, null, "", "");
        await Add(Hunan, "network.switch", "SW-C", null, null, ("H3C", "S5560X"), "H3C", "S5560X");
        await Add(Ministry, "compute.server", "SRV-B", " ", "", null, "", "");
        await WriteAlarms();
    }

    public IEnumerable<AlarmRow> Within(AlarmSelection selection) => alarms.Where(alarm => alarm.OpenedAt >= selection.From && alarm.OpenedAt < selection.To);

    /// <summary>The same object has had an alarm of the same type and instance in the seven days before.</summary>
    public bool IsRepeat(AlarmRow alarm) => alarms.Exists(other =>
        other.Id != alarm.Id && other.ObjectId == alarm.ObjectId && other.Type == alarm.Type && other.Instance == alarm.Instance
        && other.OpenedAt < alarm.OpenedAt && other.OpenedAt >= alarm.OpenedAt.AddDays(-7));

    public string ValueOf(AlarmRow alarm, AlarmDimension dimension)
    {
        DateTime local = TimeZoneInfo.ConvertTime(alarm.OpenedAt, Shanghai).DateTime;
        return dimension switch
        {
            AlarmDimension.Class => objects[alarm.ObjectId].Object.ClassCode,
            AlarmDimension.Vendor => objects[alarm.ObjectId].Vendor,
            AlarmDimension.Model => objects[alarm.ObjectId].Model,
            AlarmDimension.Region => alarm.Place.Province.ToString(CultureInfo.InvariantCulture),
            AlarmDimension.Prison => alarm.Place.Prison.ToString(CultureInfo.InvariantCulture),
            AlarmDimension.System => objects[alarm.ObjectId].Object.ClassCode.Split('.')[0],
            AlarmDimension.Type => alarm.Type,
            AlarmDimension.Severity => ((int)alarm.Severity).ToString(CultureInfo.InvariantCulture),
            AlarmDimension.Hour => Text(local.Date.AddHours(local.Hour)),
            AlarmDimension.Day => Text(local.Date),
            AlarmDimension.Week => Text(local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7))),
            _ => Text(new(local.Year, local.Month, 1)),
        };
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private async Task Add(
        UnitRow unit, string classCode, string code, string? vendor, string? model, (string Vendor, string Model)? recognised, string countedVendor, string countedModel)
    {
        ObjectDraft draft = Switch(unit, code, $"10.9.0.{objects.Count + 1}") with { ClassCode = classCode, Vendor = vendor, Model = model };
        ChangeOutcome<ObjectConfiguration> made = await Get<IObjectStore>().Create(Actor.Grid, UnitScope.Everything, draft, CancellationToken.None);
        Assert.True(made.Verdict == ChangeVerdict.Done, made.Reason);
        objects[made.Value!.Id] = (made.Value, countedVendor, countedModel);
        if (recognised is not { } said) return;

        ObjectStateRow state = new(made.Value.Id, made.Value.Place, ObjectState.Normal, null, Begin, Begin, 1) { Vendor = said.Vendor, Model = said.Model };
        await Get<IRosterStore>().SaveStates([state], CancellationToken.None);
    }

    private async Task WriteAlarms()
    {
        var random = new Random(20261129);
        foreach ((ObjectConfiguration device, _, _) in objects.Values)
        {
            foreach (string type in Types)
            {
                foreach (string instance in type == "interface.down" ? new[] { "Gi0/1", "Gi0/2" } : [""]) alarms.AddRange(Of(device, type, instance, random));
            }
        }

        foreach (IGrouping<int, AlarmRow> unit in alarms.GroupBy(alarm => alarm.Place.Unit))
        {
            foreach (AlarmRow[] batch in unit.Chunk(200))
                Assert.Equal(AlarmCommit.Committed, await Get<IAlarmStore>().Commit(unit.Key, [.. batch.Select(Alarms.Opened)], CancellationToken.None));
        }
    }

    /// <summary>One after the other, at times close together and at times a week and more apart; the last one is open.</summary>
    private static IEnumerable<AlarmRow> Of(ObjectConfiguration device, string type, string instance, Random random)
    {
        DateTimeOffset at = Begin.AddDays(-6 + random.NextDouble());
        for (int number = 0; number < AlarmsPerSource; number++)
        {
            at = at.AddSeconds(random.Next(10) == 0 ? random.Next(86_400 * 5, 86_400 * 9) : random.Next(7_000, 90_000));
            bool isLast = number == AlarmsPerSource - 1;
            bool isAcknowledged = random.Next(3) > 0;
            yield return Alarms.New(device, type, (AlarmSeverity)random.Next(1, 6)) with
            {
                Instance = instance,
                FirstAt = at,
                OpenedAt = at,
                LastAt = at,
                Count = random.Next(1, 5),
                AcknowledgedAt = isAcknowledged ? at.AddSeconds(random.Next(1, 3_000)) : null,
                AcknowledgedBy = isAcknowledged ? random.Next(4) == 0 ? "auto:夜间" : "值班员" : null,
                ClearedAt = isLast ? null : at.AddSeconds(random.Next(10, 6_900)),
                State = isLast ? AlarmState.Unacknowledged : AlarmState.Normal,
                Life = random.Next(12) == 0 ? AlarmLife.None with { FalseAlarm = new("值班员", at, "误报") } : AlarmLife.None,
            };
        }
    }
}
