using System.Collections.Immutable;
using PrisonOps.Analyzers.Topology.Links;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using static PrisonOps.Tests.Unit.Topology.TopologyScene;

namespace PrisonOps.Tests.Unit.Topology;

public sealed class LinkRulesTests
{
    [Fact]
    [Trait("Clause", "8.3.4-b")]
    public void A_line_with_both_ports_up_is_normal_and_with_both_down_broken()
    {
        Assert.Equal(TopologyLinkState.Normal, Decide(Up(), Up()).State);
        Assert.Equal((TopologyLinkState.Broken, "PortDown"), Decide(Down(), Down()));
        Assert.Equal((TopologyLinkState.Broken, "PortDown"), Decide(Down(), default));
        Assert.Equal((TopologyLinkState.Broken, "SwitchedOff"), Decide(new(ObjectState.Normal, true, Port("a", isUp: false, admin: 2)), default));
    }

    [Fact]
    [Trait("Clause", "8.3.4-b")]
    public void A_trap_of_one_end_breaks_the_line_although_the_other_end_said_up_before_it()
    {
        LinkEnd told = new(ObjectState.Normal, true, Port("a", isUp: false, at: Noon.AddSeconds(10), isTold: true));

        Assert.Equal((TopologyLinkState.Broken, "PortDown ToldByTrap"), Decide(told, Up()));
        Assert.Equal((TopologyLinkState.Abnormal, "PortDown OneSideDown ToldByTrap"), Decide(told, new(ObjectState.Normal, true, Port("b", at: Noon.AddSeconds(11)))));
    }

    [Fact]
    public void A_device_that_does_not_answer_leaves_the_word_to_the_other_end()
    {
        LinkEnd silent = new(ObjectState.Unreachable, false, Port("a"));

        Assert.Equal(TopologyLinkState.Normal, Decide(silent, Up()).State);
        Assert.Equal(TopologyLinkState.Broken, Decide(silent, Down()).State);
        Assert.Equal((TopologyLinkState.Unknown, "EndUnreachable"), Decide(silent, silent));
    }

    [Fact]
    public void Without_any_port_the_objects_are_all_there_is()
    {
        Assert.Equal(TopologyLinkState.Normal, Decide(new(ObjectState.Normal, false, null), new(ObjectState.Fault, false, null)).State);
        Assert.Equal((TopologyLinkState.Unknown, "EndUnreachable"), Decide(new(ObjectState.Unreachable, false, null), new(ObjectState.Normal, false, null)));
        Assert.Equal(TopologyLinkState.Unknown, Decide(default, new(ObjectState.Normal, false, null)).State);
    }

    [Fact]
    public void Errors_discards_a_full_line_and_two_speeds_are_abnormal()
    {
        PortNow tired = Port("a") with { Errors = 3, Discards = 40, OutBps = 0.97e9 };

        Assert.Equal((TopologyLinkState.Abnormal, "Errors Discards Overloaded"), Decide(new(ObjectState.Normal, true, tired), default));
        Assert.Equal((TopologyLinkState.Abnormal, "SpeedMismatch"), Decide(new(ObjectState.Normal, true, Port("a") with { InBps = 1, OutBps = 1 }), new(ObjectState.Normal, true, Port("b", speedBps: 1e8))));
        Assert.Equal(
            (TopologyLinkState.Abnormal, "PortMissing"),
            Decide(Up(), new(ObjectState.Normal, true, new PortNow("Gi9", false, "Gi9", null, 0, 0, 0, Noon, false, null, null, null, null))));
    }

    [Fact]
    public void Two_ends_of_which_one_sends_in_turns_only_are_abnormal_and_an_end_that_says_nothing_is_not()
    {
        static LinkEnd End(int duplex) => new(ObjectState.Normal, true, Port("a") with { Duplex = duplex });

        Assert.Equal((TopologyLinkState.Abnormal, "DuplexMismatch"), Decide(End(PortNow.HalfDuplex), End(PortNow.FullDuplex)));
        Assert.Equal((TopologyLinkState.Normal, ""), Decide(End(PortNow.HalfDuplex), End(PortNow.HalfDuplex)));
        Assert.Equal((TopologyLinkState.Normal, ""), Decide(End(1), End(PortNow.FullDuplex)));
        Assert.Equal((TopologyLinkState.Normal, ""), Decide(End(PortNow.HalfDuplex), End(0)));
    }

    [Fact]
    [Trait("Clause", "8.3.4-c")]
    public void The_load_of_both_directions_is_a_share_of_the_speed()
    {
        LinkLoad load = LinkRules.Load(new(ObjectState.Normal, true, Port("a") with { OutBps = 8e8, InBps = 1e8 }), Up());

        Assert.Equal((0.8, 0.1), (load.ForwardRatio, load.BackwardRatio));
        LinkLoad other = LinkRules.Load(default, new(ObjectState.Normal, true, Port("b") with { OutBps = 8e8, InBps = 1e8 }));
        Assert.Equal((0.1, 0.8), (other.ForwardRatio, other.BackwardRatio));
    }

    [Fact]
    [Trait("Clause", "8.3.4-a.2")]
    public void Half_of_an_aggregate_that_is_lost_is_abnormal_and_both_are_broken()
    {
        TopologyObject left = Switch("left"), right = Switch("right");
        TopologyRelation one = Cable(left, right, "Gi1", "Gi1"), two = Cable(left, right, "Gi2", "Gi2");
        LinkBoard board = new(0);
        board.Show(Analyzers.Topology.Maps.TopologyComposer.Compose(Rows(
            [left, right], [one, two], ports: [new(left.Id, "Gi1", "Po1", null, null), new(left.Id, "Gi2", "Po1", null, null)])), Noon);

        board.Take(Said(left, 1, Port("Gi1"), Port("Gi2")), Noon);
        ImmutableArray<LinkNow> half = board.Take(Said(left, 2, Port("Gi1", isUp: false), Port("Gi2")), Noon);
        ImmutableArray<LinkNow> none = board.Take(Said(left, 3, Port("Gi1", isUp: false), Port("Gi2", isUp: false)), Noon.AddSeconds(1));

        Assert.Equal((one.Id, TopologyLinkState.Abnormal), (Assert.Single(half).Id, half[0].State));
        Assert.Contains(TopologyLinkCause.HalfLost, half[0].Causes);
        Assert.Equal([TopologyLinkState.Broken, TopologyLinkState.Broken], none.Select(link => link.State));
        Assert.Equal(2, none.Length);
    }

    [Fact]
    public void An_older_word_of_a_device_changes_nothing_and_the_same_word_is_no_news()
    {
        TopologyObject left = Switch("left"), right = Switch("right");
        LinkBoard board = new(0);
        board.Show(Analyzers.Topology.Maps.TopologyComposer.Compose(Rows([left, right], [Cable(left, right, "Gi1", "Gi1")])), Noon);

        Assert.Single(board.Take(Said(left, 5, Port("Gi1", isUp: false)), Noon));
        Assert.Empty(board.Take(Said(left, 4, Port("Gi1")), Noon));
        Assert.Empty(board.Take(Said(left, 6, Port("Gi1", isUp: false, at: Noon.AddMinutes(1))), Noon.AddMinutes(1)));
        Assert.Equal(Noon, board.Links[0].ChangedAt);
    }

    [Theory]
    [InlineData("GigabitEthernet1/0/1", "Gi1/0/1", true)]
    [InlineData("GE1/0/1", "GigabitEthernet1/0/1", true)]
    [InlineData("Ten-GigabitEthernet1/0/49", "XGE1/0/49", true)]
    [InlineData("Eth-Trunk1", "Port-channel1", true)]
    [InlineData("eth0", "ens3", false)]
    [InlineData("Gi1/0/1", "Gi1/0/11", false)]
    public void A_port_is_known_by_the_spellings_of_its_name(string one, string other, bool areSame) => Assert.Equal(areSame, PortNames.AreSame(one, other));

    private static LinkEnd Up() => new(ObjectState.Normal, true, Port("up"));

    private static LinkEnd Down() => new(ObjectState.Normal, true, Port("down", isUp: false));

    private static DevicePorts Said(TopologyObject device, long revision, params ImmutableArray<PortNow> ports) =>
        new(device.Id, revision, true, ObjectState.Normal, null, null, ports);

    private static (TopologyLinkState State, string Causes) Decide(LinkEnd from, LinkEnd to)
    {
        (TopologyLinkState state, ImmutableArray<TopologyLinkCause> causes) = LinkRules.Decide(from, to, LinkRules.Load(from, to));
        return (state, string.Join(' ', causes));
    }
}
