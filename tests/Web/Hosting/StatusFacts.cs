using System.Text.Json.Nodes;
using PrisonOps.Ports.Health;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Hosting;

/// <summary>What the platform says of its own database to whoever looks after it.</summary>
public sealed class StatusFacts : IAsyncLifetime
{
    private static readonly DatabaseReadiness Well = new(DatabaseState.Ready, DateTimeOffset.UnixEpoch, null, 700L << 20, false, default);

    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Settling_that_is_days_behind_and_a_low_disk_are_said_on_the_status_screen()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        Assert.Equal("", await Detail(browser, Well));
        Assert.Contains("Settling of samples is 52 h behind", await Detail(browser, Well with { SettlingBehind = TimeSpan.FromHours(52.4) }), StringComparison.Ordinal);
        Assert.Contains("The data folder has 700 MiB left", await Detail(browser, Well with { DiskLow = true }), StringComparison.Ordinal);
        Assert.Equal("gone", await Detail(browser, Well with { State = DatabaseState.Lost, Reason = "gone", DiskLow = true }));
    }

    private async Task<string> Detail(Browser browser, DatabaseReadiness database)
    {
        web.Samples.Database = database;
        HttpResponseMessage answer = await browser.Get("/api/system");
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["database"]!["detail"]!;
    }
}
