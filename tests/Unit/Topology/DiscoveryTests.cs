using System.Collections.Immutable;
using PrisonOps.Analyzers.Topology.Discovery;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using static PrisonOps.Tests.Unit.Topology.TopologyScene;

namespace PrisonOps.Tests.Unit.Topology;

public sealed class DiscoveryTests
{
    private readonly TopologyObject a = Switch("sw-a", "10.0.0.1"), b = Switch("sw-b", "10.0.0.2"), c = Switch("sw-c", "10.0.0.3");

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public void A_link_that_both_ends_see_is_one_link_with_both_ports()
    {
        DiscoveredLink link = Assert.Single(Infer(
            Facts(a, "aa", [Port("Gi1", "1")], [Lldp("Gi1", "bb", "7")]), Facts(b, "bb", [Port("Gi7", "7")], [Lldp("Gi7", "aa", "1")])).Links);

        Assert.True(IsBetween(link, new(a.Id, "Gi1"), new(b.Id, "Gi7")));
        Assert.Equal(NeighbourLinks.Confirmed, link.Confidence);
        Assert.Equal(["neighbour", "neighbour-confirmed"], link.Evidence.Select(one => one.Code));
    }

    [Fact]
    public void Where_both_sides_disagree_the_sure_link_stays_and_the_other_goes()
    {
        DiscoveredNetwork found = Infer(
            Facts(a, "aa", [Port("Gi1"), Port("Gi2")], [Lldp("Gi1", "bb", "Gi1")]),
            Facts(b, "bb", [Port("Gi1"), Port("Gi2")], [Lldp("Gi1", "cc", "Gi1")]),
            Facts(c, "cc", [Port("Gi1")], [Lldp("Gi1", "bb", "Gi1")]));

        DiscoveredLink link = Assert.Single(found.Links);
        Assert.Equal(new HashSet<Guid> { b.Id, c.Id }, new HashSet<Guid> { link.From.ObjectId, link.To.ObjectId });
    }

    [Fact]
    public void One_sided_sight_of_a_device_that_keeps_no_neighbours_is_likely_and_of_one_that_does_doubtful()
    {
        Assert.Equal(NeighbourLinks.OneSided, Assert.Single(Infer(Facts(a, "aa", [Port("Gi1")], [Lldp("Gi1", "bb", "eth0")]), Facts(b, "bb", [], []) with { HasNeighbours = false }).Links).Confidence);
        Assert.Equal(NeighbourLinks.Unanswered, Assert.Single(Infer(Facts(a, "aa", [Port("Gi1")], [Lldp("Gi1", "bb", "eth0")]), Facts(b, "bb", [], [])).Links).Confidence);
    }

    [Fact]
    public void A_hub_between_three_makes_no_triangle()
    {
        DiscoveredNetwork found = Infer(
            Facts(a, "aa", [Port("Gi1")], [Lldp("Gi1", "bb", "Gi1"), Lldp("Gi1", "cc", "Gi1")]),
            Facts(b, "bb", [Port("Gi1")], [Lldp("Gi1", "aa", "Gi1"), Lldp("Gi1", "cc", "Gi1")]),
            Facts(c, "cc", [Port("Gi1")], [Lldp("Gi1", "aa", "Gi1"), Lldp("Gi1", "bb", "Gi1")]));

        Assert.Equal(2, found.Links.Length);
        Assert.All(found.Links, link => Assert.Equal(NeighbourLinks.Shared, link.Confidence));
    }

    [Fact]
    public void A_stack_is_one_object_whatever_chassis_it_announces_and_sees_nobody_in_itself()
    {
        DiscoveredNetwork found = Infer(
            Facts(a, "aa", [Port("Gi1/0/1"), Port("Gi2/0/1"), Port("Stack1")], [Lldp("Gi1/0/1", "bb", "Gi1"), Lldp("Gi2/0/1", "bb", "Gi2"), Lldp("Stack1", "ab", "Stack2")]) with { HardwareAddresses = [Mac("aa"), Mac("ab")] },
            Facts(b, "bb", [Port("Gi1"), Port("Gi2")], [Lldp("Gi1", "aa", "Gi1/0/1"), Lldp("Gi2", "ab", "Gi2/0/1")]));

        Assert.Equal(2, found.Links.Length);
        Assert.All(found.Links, link => Assert.Equal(NeighbourLinks.Confirmed, link.Confidence));
    }

    [Fact]
    public void Cdp_alone_finds_a_device_by_its_name_without_serial_and_domain()
    {
        NeighbourFacts seen = new(EvidenceSource.Cdp, "Gi1", null, "FastEthernet0/1", null, null, "SW-B.prison.local(FOC1234)", []);

        DiscoveredLink link = Assert.Single(Infer(Facts(a, "aa", [Port("Gi1")], [seen]), Facts(b, "bb", [Port("Fa0/1")], [])).Links);

        Assert.True(IsBetween(link, new(a.Id, "Gi1"), new(b.Id, "Fa0/1")));
        Assert.Equal(EvidenceSource.Cdp, link.Source);
    }

    [Fact]
    public void A_neighbour_without_an_address_of_management_is_found_by_its_chassis_and_lldp_goes_before_cdp()
    {
        NeighbourFacts cdp = new(EvidenceSource.Cdp, "Gi1", null, "GigabitEthernet7", null, null, "sw-b", ["10.0.0.2"]);

        DiscoveredLink link = Assert.Single(Infer(Facts(a, "aa", [Port("Gi1")], [Lldp("Gi1", "bb", "Gi7"), cdp]), Facts(b, "bb", [Port("Gi7")], [])).Links);

        Assert.True(IsBetween(link, new(a.Id, "Gi1"), new(b.Id, "Gi7")));
        Assert.Equal(EvidenceSource.Lldp, link.Source);
    }

    [Fact]
    public void What_is_no_object_is_named_as_a_stranger()
    {
        NeighbourFacts seen = Lldp("Gi1", "ff", "1") with { SysName = "unknown-switch" };

        Stranger stranger = Assert.Single(Infer(Facts(a, "aa", [Port("Gi1")], [seen])).Strangers);

        Assert.Equal((a.Id, "Gi1"), (stranger.SeenBy, stranger.Port));
        Assert.Contains("unknown-switch", stranger.Said, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public void A_camera_is_at_the_port_that_learnt_it_alone_by_arp_and_the_uplinks_that_learnt_it_too_are_not_its_port()
    {
        TopologyObject camera = Switch("camera", "10.0.9.1", "security.video-surveillance.camera"), recorder = Switch("recorder", "10.0.9.2", "security.video-surveillance.recorder");
        DeviceFacts access = Facts(a, "aa", [Port("Gi1"), Port("Gi24")], [Lldp("Gi24", "bb", "Gi1")]) with { Learnt = [new(Mac("c1"), "Gi1"), new(Mac("c2"), "Gi24"), new(Mac("bb"), "Gi24")] };
        DeviceFacts core = Facts(b, "bb", [Port("Gi1"), Port("Gi9")], [Lldp("Gi1", "aa", "Gi24")]) with
        {
            Learnt = [new(Mac("c1"), "Gi1"), new(Mac("aa"), "Gi1"), new(Mac("c2"), "Gi9")],
            Resolved = [new("10.0.9.1", Mac("c1")), new("10.0.9.2", Mac("c2"))],
        };

        DiscoveredNetwork found = TopologyInference.Infer([access, core], [a, b, camera, recorder]);

        Assert.Equal(3, found.Links.Length);
        Assert.Contains(found.Links, link => link.From.ObjectId == camera.Id && link.To == new LinkPort(a.Id, "Gi1") && link.Confidence == BridgeLinks.Alone);
        Assert.Contains(found.Links, link => link.From.ObjectId == recorder.Id && link.To == new LinkPort(b.Id, "Gi9"));
    }

    [Fact]
    public void The_same_address_at_two_equal_ports_is_nowhere_and_a_crowd_behind_one_port_is_not_wired_to_it()
    {
        TopologyObject camera = Switch("camera", "10.0.9.1"), host = Switch("host", "10.0.9.2");
        ResolvedAddress[] resolved = [new("10.0.9.1", Mac("c1")), new("10.0.9.2", Mac("c2"))];
        DeviceFacts one = Facts(a, "aa", [Port("Gi1"), Port("Gi2")], []) with
        {
            Learnt = [new(Mac("c1"), "Gi1"), new(Mac("c2"), "Gi2"), .. Enumerable.Range(0, BridgeLinks.HostsOnPortMax).Select(i => new LearntAddress($"02:00:00:00:01:{i:x2}", "Gi2"))],
            Resolved = [.. resolved],
        };
        DeviceFacts other = Facts(b, "bb", [Port("Gi1")], []) with { Learnt = [new(Mac("c1"), "Gi1")] };

        Assert.Empty(TopologyInference.Infer([one, other], [a, b, camera, host]).Links);
    }

    [Fact]
    public void Two_bridges_without_announcements_face_each_other_only_where_none_is_between()
    {
        DeviceFacts left = Facts(a, "aa", [Port("1"), Port("2")], []) with { Learnt = [new(Mac("bb"), "2"), new(Mac("cc"), "2")] };
        DeviceFacts middle = Facts(b, "bb", [Port("1"), Port("2")], []) with { Learnt = [new(Mac("aa"), "1"), new(Mac("cc"), "2")] };
        DeviceFacts right = Facts(c, "cc", [Port("1")], []) with { Learnt = [new(Mac("aa"), "1"), new(Mac("bb"), "1")] };

        DiscoveredNetwork found = Infer(left, middle, right);

        Assert.Equal(2, found.Links.Length);
        Assert.Contains(found.Links, link => IsBetween(link, new(a.Id, "2"), new(b.Id, "1")));
        Assert.Contains(found.Links, link => IsBetween(link, new(b.Id, "2"), new(c.Id, "1")));
    }

    [Fact]
    public void An_address_that_two_objects_claim_stands_for_neither()
    {
        DeviceFacts first = Facts(a, "aa", [], []) with { HardwareAddresses = [Mac("aa"), Mac("ee")] }, second = Facts(b, "bb", [], []) with { HardwareAddresses = [Mac("bb"), Mac("ee")] };

        Assert.Empty(Infer(first, second, Facts(c, "cc", [Port("1")], [Lldp("1", "ee", "1")])).Links);
    }

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public void The_difference_names_what_is_new_what_moved_and_what_is_gone()
    {
        Guid same = Guid.NewGuid(), elsewhere = Guid.NewGuid(), lost = Guid.NewGuid(), byHand = Guid.NewGuid();
        TopologyObject d = Switch("sw-d");
        DiscoveredNetwork network = new(
            [Found(a, "GigabitEthernet1", b, "Gi1"), Found(a, "Gi9", c, "Gi1"), Found(b, "Gi5", c, "Gi5")], []);
        ImmutableArray<AcceptedLink> accepted =
        [
            new(same, new(b.Id, "Gi1"), new(a.Id, "Gi1"), Noon), new(elsewhere, new(c.Id, "Gi1"), new(a.Id, "Gi2"), Noon),
            new(lost, new(d.Id, "1"), new(a.Id, "Gi7"), Noon.AddDays(-3)), new(byHand, new(d.Id, "2"), new(a.Id, "Gi8"), null),
        ];

        (ImmutableArray<LinkProposal> proposals, ImmutableArray<Guid> seen) = LinkDifference.Of(network, accepted, new HashSet<Guid> { a.Id, b.Id, c.Id }, TimeSpan.FromDays(1), Noon);

        Assert.Equal([same], seen);
        Assert.Equal([ProposalKind.Moved, ProposalKind.New, ProposalKind.Gone], proposals.Select(proposal => proposal.Kind));
        Assert.Equal((elsewhere, lost), (proposals[0].RelationId, proposals[2].RelationId));
    }

    private static bool IsBetween(DiscoveredLink link, LinkPort one, LinkPort other) => (link.From == one && link.To == other) || (link.From == other && link.To == one);

    private DiscoveredNetwork Infer(params ImmutableArray<DeviceFacts> facts) => TopologyInference.Infer(facts, [a, b, c]);

    private static DiscoveredLink Found(TopologyObject from, string fromPort, TopologyObject to, string toPort) =>
        new(new(from.Id, fromPort), new(to.Id, toPort), EvidenceSource.Lldp, 0.99, []);

    private static DeviceFacts Facts(TopologyObject item, string mac, ImmutableArray<PortFacts> ports, ImmutableArray<NeighbourFacts> neighbours) =>
        new(item.Id, Noon, item.Code, true, [Mac(mac)], [item.Address], ports, neighbours, [], []);

    private static PortFacts Port(string name, string? announced = null) => new(0, name, null, null, announced ?? name, null, null, false, null, null);

    private static NeighbourFacts Lldp(string port, string mac, string remotePort) => new(EvidenceSource.Lldp, port, Mac(mac), remotePort, null, null, null, []);

    private static string Mac(string last) => $"02:00:00:00:00:{last}";
}
