using PrisonOps.Analyzers.Flows;
using PrisonOps.Ports.Flows;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Flows;

public sealed class FlowTriageTests
{
    private static readonly UnitPlace Home = new(1, 0, 0), Prison = new(4, 2, 4);
    private static readonly LogSource Switch = new("office", "192.0.2.7", Guid.NewGuid(), Prison, MonitoringProtocol.Snmp);

    [Fact]
    public void A_minute_is_its_objects_and_an_unknown_exporter_is_listed_and_nothing_of_its_traffic_kept()
    {
        FlowBatch batch = FlowTriage.Sort(Guid.NewGuid(), [Minute("office", 5), Minute("internet", 7), Minute("internet", 8)], [Switch], Home);

        Assert.Equal((Switch.ObjectId, Prison), (Assert.Single(batch.Minutes).ObjectId, batch.Minutes[0].Place));
        UnmappedCount unknown = Assert.Single(batch.Unmapped);
        Assert.Equal((new UnmappedKey("internet", "192.0.2.7", LogKind.Flow, "IPFIX"), UnmappedReason.UnknownSource, Home, 15), (unknown.Key, unknown.Reason, unknown.Place, unknown.Count));
    }

    [Fact]
    public void An_address_of_two_devices_is_told_of_none_of_them()
    {
        FlowBatch batch = FlowTriage.Sort(Guid.NewGuid(), [Minute("office", 0)], [Switch, Switch with { ObjectId = Guid.NewGuid() }], Home);

        Assert.Empty(batch.Minutes);
        Assert.Equal((UnmappedReason.AmbiguousSource, 1), (batch.Unmapped[0].Reason, batch.Unmapped[0].Count));
    }

    private static FlowMinute Minute(string domain, long flows) => new(
        new(domain, "192.0.2.7"), DateTimeOffset.UnixEpoch, FlowFormat.Ipfix, new(100, 1, flows), default, [], []);
}
