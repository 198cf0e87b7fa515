using System.Data.Common;
using PrisonOps.Ports.Devices;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Databases;

public sealed class MariadbTests(MariadbPeer peer) : DatabaseTests(peer), IClassFixture<MariadbPeer>
{
    protected override string Table => "prison.cell";

    [Fact]
    public async Task It_is_told_from_mysql_by_what_it_says_of_its_version()
    {
        await using var polling = new Polling(Watcher);

        DevicePollResult result = await polling.Ask(Device());

        Assert.Equal(("MariaDB", "mariadb"), (result.Identity!.Vendor, result.Identity.Profile));
        Assert.StartsWith("10.", result.Identity.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_whose_change_waits_for_a_reader_is_a_lock_too()
    {
        await using var polling = new Polling(Watcher);
        await using DbConnection reader = await peer.Open(), changer = await peer.Open();
        await DatabasePeer.Run(reader, "begin");
        await DatabasePeer.Run(reader, $"select * from {Table}");
        Task changing = DatabasePeer.Run(changer, $"alter table {Table} add column seen int");

        await Until(polling, result => Sum(result, "database.locks-waiting") == 1);
        await DatabasePeer.Run(reader, "rollback");
        await changing;
    }
}
