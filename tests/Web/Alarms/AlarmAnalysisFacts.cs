using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Alarms;

public sealed class AlarmAnalysisFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.3.11.1-b.5")]
    public async Task What_is_asked_is_counted_in_the_scope_of_whoever_asks()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonNode pivot = await browser.Json("/api/analysis/alarms?by=vendor,prison,day&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&where=type:cpu.high&where=vendor:A:B");

        (var scope, AlarmSelection selection, var dimensions) = web.Analysis.Asked!.Value;
        Assert.Equal((false, Estate.Mianyang.Id), (scope.All, Assert.Single(scope.Prisons)));
        Assert.Equal([AlarmDimension.Vendor, AlarmDimension.Prison, AlarmDimension.Day], dimensions);
        Assert.Equal([new(AlarmDimension.Type, "cpu.high"), new(AlarmDimension.Vendor, "A:B")], selection.Where);
        Assert.Equal("Asia/Shanghai", selection.Zone);
        Assert.Equal(["vendor", "prison", "day"], pivot["by"]!.AsArray().Select(name => (string)name!));
        Assert.Equal((7, 90.25), ((int)pivot["total"]!["alarms"]!, (double)pivot["cells"]![0]!["figures"]!["toAcknowledgeMean"]!));
        Assert.Null(pivot["total"]!["toClearMedian"]);
    }

    [Fact]
    public async Task Without_times_it_is_the_last_thirty_days()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        await browser.Json("/api/analysis/alarms/list");

        AlarmSelection selection = web.Analysis.Asked!.Value.Selection;
        Assert.Equal(TimeSpan.FromDays(30), selection.To - selection.From);
    }

    [Theory]
    [InlineData("by=vendor,model,type,day", "by", "at most 3")]
    [InlineData("by=vendor,vendor", "by", "different")]
    [InlineData("by=soul", "by", "'soul'")]
    [InlineData("where=vendor", "where", "'vendor'")]
    [InlineData("where=soul:x", "where", "'soul'")]
    [InlineData("zone=Mars/Olympus", "zone", "'Mars/Olympus'")]
    [InlineData("zone=Asia/Shanghai'--", "zone", "IANA")]
    [InlineData("from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from", "ends after it begins")]
    [InlineData("from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from", "at most 366 days")]
    public async Task What_cannot_be_counted_is_refused_with_its_value_and_what_is_allowed(string query, string field, string words)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage refused = await browser.Get($"/api/analysis/alarms?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        JsonNode problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Stop))!;
        Assert.Contains(words, (string)problem["errors"]![field]![0]!, StringComparison.Ordinal);
        Assert.Null(web.Analysis.Asked);
    }

    [Fact]
    public async Task The_file_names_units_and_levels_and_holds_no_formula()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        string text = await (await browser.Get("/api/analysis/alarms/export.csv?by=vendor,prison,severity&lang=en")).Content.ReadAsStringAsync(Stop);

        string[] lines = text.Split("\r\n");
        Assert.Equal(
            "Vendor,Prison,Severity,Alarms,Occurrences,Open,Acknowledged by people,Cleared,Repeated,False alarms,Mean time to acknowledge (s),"
            + "Median time to acknowledge (s),Mean time to clear (s),Median time to clear (s)",
            lines[0]);
        Assert.Equal("\"'=vendor\",Mianyang prison,major,7,9,1,4,6,2,1,90.2,60,3600,", lines[1]);
    }

    [Fact]
    [Trait("Clause", "8.3.11.1-0")]
    public async Task Whoever_may_not_read_alarms_may_not_count_them()
    {
        using Browser auditor = await web.SignedIn("auditor", Estate.Auditor, Estate.Mianyang);

        foreach (string path in new[] { "", "/list", "/export.csv" }) Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"/api/analysis/alarms{path}")).StatusCode);
    }
}
