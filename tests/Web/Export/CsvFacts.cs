using System.Net;
using System.Text;
using PrisonOps.Tests.Web.Host;
using PrisonOps.Web.Export;

namespace PrisonOps.Tests.Web.Export;

public sealed class CsvFacts
{
    [Theory]
    [InlineData("switch", "switch")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("+49 30", "\"'+49 30\"")]
    [InlineData(" =cmd|' /C calc'!A0", "\"' =cmd|' /C calc'!A0\"")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-2+3+cmd", "\"'-2+3+cmd\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_field_that_would_run_as_a_formula_is_disarmed(string? value, string written)
    {
        Assert.Equal(written, CsvText.Field(value));
    }

    [Fact]
    public async Task An_export_opens_right_in_a_spreadsheet()
    {
        await using WebUnderTest web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);
        web.Alarms.Open(Estate.Mianyang, "=HYPERLINK(\"http://x\")");
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage answer = await browser.Get("/api/alarms/export.csv");
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        string[] lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("告警类型", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        Assert.Contains("Severity", await (await browser.Get("/api/alarms/export.csv?lang=en")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
