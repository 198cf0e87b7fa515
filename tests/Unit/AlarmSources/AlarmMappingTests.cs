using System.Collections.Immutable;
using System.Text;
using PrisonOps.Analyzers.AlarmSources;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Logs;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.AlarmSources;

/// <summary>What other systems say of alarms, read.</summary>
public sealed class AlarmMappingTests
{
    /// <summary>As Alertmanager 0.27 sends it (version "4" of its webhook).</summary>
    private const string FromAlertmanager = """
        {"version":"4","groupKey":"{}:{alertname=\"HighLoad\"}","truncatedAlerts":0,"status":"firing","receiver":"prisonops",
         "groupLabels":{"alertname":"HighLoad"},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am:9093",
         "alerts":[
          {"status":"firing","labels":{"alertname":"HighLoad","instance":"10.0.0.1:9100","severity":"critical"},
           "annotations":{"summary":"负载 12.3"},"startsAt":"2026-03-01T08:00:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://p/","fingerprint":"c0ffee01"},
          {"status":"resolved","labels":{"alertname":"DiskFull","instance":"10.0.0.9:9100","severity":"odd"},
           "annotations":{"description":"/var"},"startsAt":"2026-03-01T08:00:00Z","endsAt":"2026-03-01T08:05:00Z","generatorURL":"http://p/","fingerprint":"c0ffee02"}]}
        """;

    private static readonly AlarmSource Alertmanager = new(Guid.NewGuid(), Prison, "Prometheus", AlarmSourceKind.Alertmanager, true, new() { EndsAfter = TimeSpan.FromHours(4) }, "", Start, 1);

    [Fact]
    public void Alertmanagers_payload_is_read_alert_by_alert()
    {
        HeardFromOutside[] heard = [.. Read(FromAlertmanager, AlarmMapping.Of(Alertmanager))!];

        Assert.Equal(new("10.0.0.1:9100", "HighLoad", "负载 12.3", AlarmSeverity.Critical, false, "c0ffee01"), heard[0]);
        Assert.Equal(new("10.0.0.9:9100", "DiskFull", "/var", AlarmSeverity.Minor, true, "c0ffee02"), heard[1]);
    }

    [Fact]
    public void A_known_object_gets_a_condition_and_an_unknown_one_is_listed()
    {
        NamedObject known = new(Guid.NewGuid(), Prison, "SW-1", "核心交换机1", "10.0.0.1");

        LogBatch batch = Sort(FromAlertmanager, known);

        PushedChange change = Assert.Single(batch.Changes);
        Assert.Equal((known.Id, "event.external", "HighLoad #c0ffee01"), (change.ObjectId, change.Type, change.Instance));
        Assert.Equal((AlarmSeverity.Critical, "负载 12.3", Start.AddHours(4)), (change.Finding!.Severity, change.Finding.Evidence.Detail, change.EndsAt));
        Assert.Equal(FindingSource.Pushed, FindingSources.Of(change.Type));
        UnmappedCount unmapped = Assert.Single(batch.Unmapped);
        Assert.Equal((UnmappedReason.UnknownSource, "10.0.0.9:9100"), (unmapped.Reason, unmapped.Key.Key));
        Assert.Equal(2, batch.Messages.Length);
    }

    [Fact]
    public void A_resolved_alert_ends_the_condition_of_its_fingerprint()
    {
        NamedObject known = new(Guid.NewGuid(), Prison, "SW-9", "交换机", "10.0.0.9");

        PushedChange change = Assert.Single(Sort(FromAlertmanager, known).Changes);

        Assert.Equal(("DiskFull #c0ffee02", null), (change.Instance, change.Finding));
    }

    [Fact]
    public void Two_objects_of_one_address_are_ambiguous_and_a_code_goes_before_an_address()
    {
        NamedObject one = new(Guid.NewGuid(), Prison, "SW-1", "甲", "10.0.0.1"), other = new(Guid.NewGuid(), Prison, "SW-2", "乙", "10.0.0.1");
        NamedObject byCode = new(Guid.NewGuid(), Prison, "10.0.0.1:9100", "丙", "10.9.9.9");

        Assert.Contains(Sort(FromAlertmanager, one, other).Unmapped, count => count.Reason == UnmappedReason.AmbiguousSource);
        Assert.Equal(byCode.Id, Assert.Single(Sort(FromAlertmanager, one, other, byCode).Changes).ObjectId);
    }

    [Fact]
    public void A_document_of_ones_own_is_read_by_paths()
    {
        AlarmSourceMapping mapping = new()
        {
            Items = "data.list", Subject = "device.code|device.ip", Title = "event", Detail = "msgs.0", Severity = "lvl", Status = "state", Instance = "no",
            Severities = ImmutableDictionary<string, AlarmSeverity>.Empty.Add("1", AlarmSeverity.Critical), SeverityOtherwise = AlarmSeverity.Warning, Ended = ["恢复"],
        };

        HeardFromOutside[] heard = [.. Read("""{"data":{"list":[{"device":{"ip":"10.1.1.1"},"event":"断电","msgs":["一路市电中断"],"lvl":1,"state":"产生","no":77},{"device":{"code":"UPS-1"},"event":"断电","lvl":9,"state":"恢复"}]}}""", mapping)!];

        Assert.Equal(new("10.1.1.1", "断电", "一路市电中断", AlarmSeverity.Critical, false, "77"), heard[0]);
        Assert.Equal(new("UPS-1", "断电", "", AlarmSeverity.Warning, true, "断电"), heard[1]);
    }

    [Theory]
    [InlineData("10.1.2.3:9100", "10.1.2.3")]
    [InlineData("[2001:db8::1]:9100", "2001:db8::1")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("server.local:443", "server.local")]
    [InlineData("交换机:甲", "交换机:甲")]
    public void A_port_is_no_part_of_an_address(string given, string expected) => Assert.Equal(expected, AlarmMapping.WithoutPort(given));

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]x")]
    [InlineData("""{"alerts":"none"}""")]
    [InlineData("3")]
    public void What_is_no_list_of_alarms_is_refused(string document) => Assert.Null(Read(document, AlarmMapping.Of(Alertmanager)));

    [Fact]
    public void Whatever_comes_is_read_or_refused_and_texts_stay_short_and_plain()
    {
        Random random = new(20260301);
        byte[] seed = Encoding.UTF8.GetBytes(FromAlertmanager);
        for (int run = 0; run < 20_000; run++)
        {
            byte[] document = [.. seed];
            for (int changes = random.Next(1, 8); changes > 0; changes--) document[random.Next(document.Length)] = (byte)random.Next(256);
            foreach (HeardFromOutside one in AlarmMapping.Read(document, AlarmMapping.Of(Alertmanager)) ?? [])
            {
                Assert.True(one.Title.Length <= 200 && one.Detail.Length <= 1_000 && one.Subject.Length <= 200);
                Assert.DoesNotContain(one.Title + one.Detail + one.Subject, char.IsControl);
            }
        }
    }

    private static ImmutableArray<HeardFromOutside>? Read(string document, AlarmSourceMapping mapping) => AlarmMapping.Read(Encoding.UTF8.GetBytes(document), mapping);

    private static LogBatch Sort(string document, params ImmutableArray<NamedObject> objects)
    {
        AlarmSourceMapping mapping = AlarmMapping.Of(Alertmanager);
        return AlarmSourceTriage.Sort(Guid.NewGuid(), Alertmanager, mapping, Read(document, mapping)!.Value, objects, "192.0.2.1", Start);
    }
}
