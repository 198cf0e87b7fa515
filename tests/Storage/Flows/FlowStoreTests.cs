using Microsoft.Extensions.Hosting;
using Npgsql;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Flows;

namespace PrisonOps.Tests.Storage.Flows;

public sealed class FlowStoreTests(EstateFixture estate) : StorageTest(estate), IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateTimeOffset Minute = Now.AddTicks(-(Now.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(-5);
    private static readonly FlowFilter LastHour = new(Now.AddHours(-1), Now.AddMinutes(1));

    private readonly FlowHousekeeping housekeeping = estate.Get<IEnumerable<IHostedService>>().OfType<FlowHousekeeping>().Single();

    private IFlowStore Store => Get<IFlowStore>();

    private IFlowQueries Queries => Get<IFlowQueries>();

    public async ValueTask InitializeAsync() => await housekeeping.Keep(Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    [Trait("Clause", "8.5-d.1")]
    [Trait("Clause", "8.5-d.6")]
    [Trait("Clause", "8.1.6-0.2")]
    public async Task Minutes_become_totals_ports_in_order_of_traffic_conversations_services_and_hosts()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu), server = await Estate.NewSwitch(Estate.Chengdu, "视频服务器");
        FlowAddress serverAddress = AddressOf(server.Address);
        await Commit(device, Minute, [Talk(1, serverAddress, 554, 6_000), Talk(2, serverAddress, 443, 1_000)], [Port(3, 7_000, 0), Port(4, 0, 7_000), Port(9, 50_000, 1)]);
        await Commit(device, Minute.AddMinutes(1), [Talk(1, serverAddress, 554, 4_000)], [Port(3, 4_000, 0), Port(4, 0, 4_000)]);

        FlowSummary summary = (await Queries.Read(UnitScope.Everything, device.Id, LastHour, 50, Stop))!;

        Assert.Equal((Minute.AddMinutes(1), FlowFormat.Ipfix, 11_000L), (summary.LastAt!.Value, summary.Format!.Value, summary.Total.Octets));
        Assert.Equal([9L, 3L, 4L], summary.Ports.Select(port => port.Port));
        Assert.Equal((11_000L, 0L, 7_000L), (summary.Ports[1].InOctets, summary.Ports[1].OutOctets, summary.Ports[1].InOctetsMax));
        Assert.Equal(("10.9.0.1", server.Address, "视频服务器", 554, 10_000L), One(summary.Conversations[0]));
        Assert.Equal([(554, 10_000L), (443, 1_000L)], summary.Services.Select(one => (one.Service, one.Sum.Octets)));
        Assert.Equal((server.Address, 11_000L, 0L), (summary.Hosts[0].Address, summary.Hosts[0].InOctets, summary.Hosts[0].OutOctets));
        Assert.Equal([933, 533], summary.Rates.Select(point => (int)point.Mean));

        static (string, string, string?, int, long) One(ConversationTraffic one) => (one.Source, one.Destination, one.DestinationName, one.Service, one.Sum.Octets);
    }

    [Fact]
    [Trait("Clause", "8.5-d.3")]
    public async Task A_port_has_its_own_traffic_and_the_conversations_that_pass_it()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        FlowAddress far = FlowAddress.OfVersion4(99);
        await Commit(device, Minute, [Talk(1, far, 554, 6_000), Talk(2, far, 443, 1_000) with { Conversation = new(far, far, 6, 443, 7, 8) }], [Port(3, 6_000, 500), Port(7, 1_000, 0)]);

        FlowSummary summary = (await Queries.Read(UnitScope.Everything, device.Id, LastHour with { Port = 7 }, 50, Stop))!;

        Assert.Equal((1_000L, 443), (summary.Total.Octets, Assert.Single(summary.Conversations).Service));
        Assert.Equal(2, summary.Ports.Length);
    }

    [Fact]
    [Trait("Clause", "8.1.1-0.4")]
    public async Task Another_unit_sees_neither_the_device_nor_its_traffic_nor_the_name_of_its_neighbour()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu), foreign = await Estate.NewSwitch(Estate.Mianyang, "邻居");
        await Commit(device, Minute, [Talk(1, AddressOf(foreign.Address), 554, 6_000)], []);

        Assert.Null(await Queries.Read(Only(Estate.Mianyang), device.Id, LastHour, 50, Stop));
        Assert.Null(await Queries.ListConversations(Only(Estate.Mianyang), device.Id, LastHour, 50, Stop));
        FlowSummary own = (await Queries.Read(Only(Estate.Chengdu), device.Id, LastHour, 50, Stop))!;
        Assert.Null(Assert.Single(own.Conversations).DestinationName);
        Assert.Equal(6_000, Assert.Single((await Queries.ListConversations(Only(Estate.Chengdu), device.Id, LastHour, 50, Stop))!.Value).Sum.Octets);
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing_and_an_exporter_of_nobody_is_listed()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        UnmappedKey key = new("office", "192.0.2.233", LogKind.Flow, "IPFIX");
        LogMessage last = new() { ReceivedAt = Minute, NetworkDomain = "office", Address = "192.0.2.233", Kind = LogKind.Flow, Text = "IPFIX" };
        FlowBatch batch = Batch(device, Minute, [Talk(1, FlowAddress.OfVersion4(9), 443, 10)], [Port(1, 5, 5)]) with
        {
            Unmapped = [new(key, UnmappedReason.UnknownSource, null, Estate.Ministry.Place, 12, last)],
        };

        Assert.True(await Store.Commit(batch, Stop));
        Assert.True(await Store.Commit(batch, Stop));

        Assert.Equal(10, (await Queries.Read(UnitScope.Everything, device.Id, LastHour, 50, Stop))!.Total.Octets);
        Ports.Page<UnmappedListItem> listed = await Get<ILogQueries>().ListUnmapped(UnitScope.Everything, UnmappedReason.UnknownSource, null, 100, Stop);
        Assert.Equal(12, listed.Rows.Single(row => row.Key == key).Count);
    }

    [Fact]
    public async Task Sums_that_no_network_moves_stop_at_the_greatest_number()
    {
        ObjectConfiguration device = await Estate.NewSwitch(Estate.Chengdu);
        for (int i = 0; i < 2; i++) await Commit(device, Minute.AddMinutes(i), [Talk(1, FlowAddress.OfVersion4(9), 443, long.MaxValue)], [Port(1, long.MaxValue, long.MaxValue)]);

        FlowSummary summary = (await Queries.Read(UnitScope.Everything, device.Id, LastHour, 50, Stop))!;

        Assert.Equal((long.MaxValue, long.MaxValue), (summary.Total.Octets, summary.Conversations[0].Sum.Octets));
        Assert.Equal(long.MaxValue, (await Queries.Read(UnitScope.Everything, device.Id, LastHour with { Port = 1 }, 50, Stop))!.Total.Octets);
    }

    [Fact]
    public async Task Days_past_their_time_go_and_the_web_cannot_write_or_read_a_partition()
    {
        await using NpgsqlConnection owner = await Get<DatabaseConnections>().Owner.OpenConnectionAsync(Stop);
        foreach (string parent in new[] { "flow_minute", "flow_port", "flow_conversation" })
            await owner.Statement($"create table {parent}_20200102 partition of {parent} for values from ('2020-01-02Z') to ('2020-01-03Z')").Run(Stop);

        await housekeeping.Keep(Stop);

        Assert.False(await Estate.Sql<bool>("select exists (select from pg_class where relname like 'flow%20200102')"));
        await using NpgsqlConnection app = await Get<DatabaseConnections>().App.OpenConnectionAsync(Stop);
        foreach (string sql in new[] { $"select * from flow_conversation_{Now:yyyyMMdd}", "delete from flow_minute", "insert into flow_port select * from flow_port" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => app.Statement(sql).Run(Stop))).SqlState);
    }

    private static FlowAddress AddressOf(string address) => FlowAddress.OfVersion4(
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(System.Net.IPAddress.Parse(address).GetAddressBytes()));

    private static ConversationMinute Talk(uint host, FlowAddress to, ushort service, long octets) =>
        new(new(FlowAddress.OfVersion4(0x0A09_0000 | host), to, 6, service, 3, 4), new(octets, 2, 1));

    private static PortMinute Port(uint port, long input, long output) => new(port, new(input, 1, 1), new(output, 1, 1), null, input);

    private Task<bool> Commit(ObjectConfiguration device, DateTimeOffset at, ConversationMinute[] talks, PortMinute[] ports) => Store.Commit(Batch(device, at, talks, ports), Stop);

    private static FlowBatch Batch(ObjectConfiguration device, DateTimeOffset at, ConversationMinute[] talks, PortMinute[] ports)
    {
        FlowSum total = talks.Aggregate(default(FlowSum), (sum, talk) => sum.Plus(talk.Sum));
        FlowMinute minute = new(new("office", device.Address), at, FlowFormat.Ipfix, total, default, [.. ports], [.. talks]);
        return new(Guid.NewGuid(), [new(minute, device.Id, device.Place)], []);
    }
}
