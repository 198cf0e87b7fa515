using System.Diagnostics;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Logs;

/// <summary>The list of messages among a million of them, as a duty officer pages through it.</summary>
[Trait("Ring", "long")]
public sealed class MillionMessagesTests(EstateFixture estate) : StorageTest(estate)
{
    private const int PageRows = 50, Pages = 1_000, Tries = 15;
    private const double FirstPageMsMax = 50, LaterPagesMax = 3;

    [Fact]
    [Trait("Clause", "8.1.6-0.4")]
    public async Task The_first_page_takes_at_most_50_ms_and_the_thousandth_at_most_three_times_as_long()
    {
        await Fill();
        foreach (UnitScope scope in (UnitScope[])[UnitScope.Everything, Only(Estate.Sichuan), Only(Estate.Chengdu)])
        {
            double first = await MedianMs(scope, null);
            string? after = null;
            for (int page = 1; page < Pages; page++) after = (await Get<ILogQueries>().List(scope, new(), after, PageRows, Stop)).Next;
            double last = await MedianMs(scope, after);

            TestContext.Current.TestOutputHelper?.WriteLine($"{scope}: page 1 {first:0.0} ms, page {Pages} {last:0.0} ms");
            Assert.True(first <= FirstPageMsMax, $"Page 1 took {first:0.0} ms in {scope}.");
            Assert.True(last <= LaterPagesMax * first, $"Page {Pages} took {last:0.0} ms, page 1 {first:0.0} ms in {scope}.");
        }
    }

    private async Task<double> MedianMs(UnitScope scope, string? after)
    {
        List<double> took = [];
        for (int i = 0; i < Tries; i++)
        {
            long startedAt = Stopwatch.GetTimestamp();
            Page<LogListItem> page = await Get<ILogQueries>().List(scope, new(), after, PageRows, Stop);
            took.Add(Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds);
            Assert.Equal(PageRows, page.Rows.Length);
        }

        return took.Order().ElementAt(Tries / 2);
    }

    private Task<string?> Fill() => Estate.Sql<string>("""
        select log_partitions_keep((now() - interval '3 days')::date, now()::date, 1000000000000);
        insert into log_message (batch, at, network_domain, address, unit_id, province, prison, kind, severity, host, app, body, variables)
        select gen_random_uuid(), now() - random() * interval '60 hours', 'office', '10.0.0.' || n % 250, u.id, u.province, u.prison, 1, 6, 'host-' || n % 250, 'sshd',
          'session ' || n || ' opened', '[]'
        from generate_series(1, 333334) n, unit u where u.tier = 3;
        analyze log_message;
        select 'filled'
        """);
}
