using System.Text;
using PrisonOps.Collectors.Http.Documents;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;

namespace PrisonOps.Tests.Unit.Http;

public sealed class DocumentReadingsTests
{
    private const string Disks = """
        <?xml version="1.0" encoding="UTF-8"?>
        <storage version="2.0" xmlns="http://www.example.org/ver20/XMLSchema" xmlns:x="urn:x">
          <hdd><id>1</id><capacity>1000</capacity><x:free>250</x:free><status>ok</status></hdd>
          <hdd><id>2</id><capacity>0</capacity><x:free>0</x:free><status>error</status></hdd>
        </storage>
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    private static string[] Read(string text, DocumentReading reading, DocumentFormat format = DocumentFormat.Auto) =>
    [
        .. DocumentReadings.Of(DocumentNode.Parse(Encoding.UTF8.GetBytes(text), "", format), reading, Now)
            .Select(quantity => FormattableString.Invariant($"{quantity.Name}[{quantity.Instance}] {quantity.Value}")),
    ];

    [Fact]
    public void Elements_of_any_namespace_are_found_by_their_names_and_a_whole_of_0_gives_nothing() =>
        Assert.Equal(
            ["storage.used[disk 1] 0.75"],
            Read(Disks, new()
            {
                Name = "storage.used", Label = "disk", Rows = "//hdd", Instance = "id", Value = "free", Over = "capacity", Conversion = DocumentConversion.Complement,
            }));

    [Fact]
    public void What_xpath_computes_is_a_value_too() =>
        Assert.Equal(["storage.total[] 1250"], Read(Disks, new() { Name = "storage.total", Value = "sum(//capacity) + sum(//free)" }));

    [Fact]
    public void A_word_has_its_number_and_any_other_that_of_the_star() =>
        Assert.Equal(
            ["disk.fault[1] 0", "disk.fault[2] 2"],
            Read(Disks, new() { Name = "disk.fault", Rows = "//hdd", Instance = "id", Value = "status", Values = new Dictionary<string, double> { ["ok"] = 0, ["*"] = 2 } }));

    [Fact]
    public void Rows_are_counted() =>
        Assert.Equal(
            ["recorder.channels-offline[] 1"],
            Read(Disks, new() { Name = "recorder.channels-offline", Rows = "//hdd[status='error']", Value = "//hdd", Conversion = DocumentConversion.Count }));

    [Theory]
    [InlineData("2026-11-29T20:00:05+08:00", 5)]
    [InlineData("2026-11-29T11:59:30Z", -30)]
    public void A_clock_is_compared_with_ours(string said, double seconds) =>
        Assert.Equal(
            [FormattableString.Invariant($"system.clock-offset[] {seconds}")],
            Read($$"""{"time": "{{said}}"}""", new() { Name = "system.clock-offset", Value = "$.time", Conversion = DocumentConversion.ClockOffset }));

    [Fact]
    public void A_text_is_read_by_patterns_row_by_row()
    {
        const string text = "info[0].TotalBytes=100\ninfo[0].UsedBytes=25\ninfo[1].TotalBytes=10\ninfo[1].UsedBytes=9\n";

        Assert.Equal(
            ["storage.used[disk] 0.25", "storage.used[disk] 0.9"],
            Read(
                text,
                new() { Name = "storage.used", Label = "disk", Rows = "(?s)(TotalBytes=.*?UsedBytes=[0-9]+)", Value = "UsedBytes=([0-9]+)", Over = "TotalBytes=([0-9]+)" },
                DocumentFormat.Text));
    }

    [Fact]
    public void A_document_that_names_entities_is_refused() =>
        Assert.Throws<FormatException>(() => DocumentNode.Parse(
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"u8.ToArray(), "text/xml", DocumentFormat.Auto));

    [Fact]
    public void Parameters_of_an_object_stand_in_place_of_those_of_the_profile_and_empty_ones_leave_a_reading_out()
    {
        var profile = new HttpProfile
        {
            Name = "doors",
            Parameters = new Dictionary<string, string> { ["path"] = "/doors", ["open"] = "$.open", ["word"] = "true", ["held"] = "$.held" },
            Steps =
            [
                new()
                {
                    Get = "{path}/{each}",
                    Readings =
                    [
                        new() { Name = "door.open", Kind = QuantityKind.State, Value = "{open}", Values = new Dictionary<string, double> { ["{word}"] = 1, ["*"] = 0 } },
                        new() { Name = "door.held", Value = "{held}" },
                    ],
                },
            ],
        };

        HttpStep step = Assert.Single(ProfileParameters.Fill(profile, new Dictionary<string, string> { ["path"] = "/v2/doors", ["word"] = "OPEN", ["held"] = "" }));

        Assert.Equal("/v2/doors/{each}", step.Get);
        Assert.Equal(("door.open", "$.open"), Assert.Single(step.Readings.Select(reading => (reading.Name, reading.Value))));
        Assert.Equal(["OPEN", "*"], step.Readings[0].Values.Keys);
    }
}
