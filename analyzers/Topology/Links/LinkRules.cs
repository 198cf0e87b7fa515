using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Links;

/// <summary>Judges one link by its two ends. Half of a redundant pair is judged afterwards, when all of the pair are known.</summary>
public static class LinkRules
{
    public static (TopologyLinkState State, ImmutableArray<TopologyLinkCause> Causes) Decide(LinkEnd from, LinkEnd to, LinkLoad load)
    {
        var causes = ImmutableArray.CreateBuilder<TopologyLinkCause>();
        if (IsMissing(from) || IsMissing(to)) causes.Add(TopologyLinkCause.PortMissing);
        if (!from.Speaks && !to.Speaks) return (Silent(from, to, causes), causes.DrainToImmutable());

        PortNow?[] down = [Down(from), Down(to)];
        if (down is [null, null])
        {
            Wear(from, to, load, causes);
            return (causes.Count == 0 ? TopologyLinkState.Normal : TopologyLinkState.Abnormal, causes.DrainToImmutable());
        }

        foreach (PortNow port in down.OfType<PortNow>())
        {
            causes.Add(port.AdminStatus == PortNow.Down ? TopologyLinkCause.SwitchedOff : TopologyLinkCause.PortDown);
            if (port.IsToldByTrap) causes.Add(TopologyLinkCause.ToldByTrap);
        }

        if (IsUpSince(from, down[1]) || IsUpSince(to, down[0]))
        {
            causes.Add(TopologyLinkCause.OneSideDown);
            return (TopologyLinkState.Abnormal, Once(causes));
        }

        return (TopologyLinkState.Broken, Once(causes));
    }

    /// <summary>Rates of both ends: what one sends the other receives, and either may be silent.</summary>
    public static LinkLoad Load(LinkEnd from, LinkEnd to)
    {
        PortNow? first = from.Speaks ? from.Port : null, second = to.Speaks ? to.Port : null;
        double[] speeds = [.. new[] { first?.SpeedBps, second?.SpeedBps }.OfType<double>().Where(speed => speed > 0)];
        return new(
            speeds.Length == 0 ? null : speeds.Min(), first?.OutBps ?? second?.InBps, first?.InBps ?? second?.OutBps, Sum(first?.Errors, second?.Errors),
            Sum(first?.Discards, second?.Discards));
    }

    /// <summary>An up that is older than the other end's down may only not have been asked again yet: a cut cable is broken at once.</summary>
    private static bool IsUpSince(LinkEnd end, PortNow? otherDown) => otherDown is not null && end is { Speaks: true, Port: { IsUp: true } port } && port.At >= otherDown.At;

    private static PortNow? Down(LinkEnd end) => end is { Speaks: true, Port: { IsUp: false } port } ? port : null;

    private static bool IsMissing(LinkEnd end) => end is { IsFresh: true, Port.IsPresent: false };

    /// <summary>Nobody speaks of a port: then the objects themselves are all there is.</summary>
    private static TopologyLinkState Silent(LinkEnd from, LinkEnd to, ImmutableArray<TopologyLinkCause>.Builder causes)
    {
        bool isReached = IsReached(from) && IsReached(to);
        if (from.State == ObjectState.Unreachable || to.State == ObjectState.Unreachable) causes.Add(TopologyLinkCause.EndUnreachable);
        return isReached && from.Port is null && to.Port is null ? TopologyLinkState.Normal : TopologyLinkState.Unknown;
    }

    private static bool IsReached(LinkEnd end) => end.State is ObjectState.Normal or ObjectState.Warning or ObjectState.Fault;

    private static void Wear(LinkEnd from, LinkEnd to, LinkLoad load, ImmutableArray<TopologyLinkCause>.Builder causes)
    {
        if (load.ErrorsPerSecond >= LinkLimits.ErrorsPerSecond) causes.Add(TopologyLinkCause.Errors);
        if (load.DiscardsPerSecond >= LinkLimits.DiscardsPerSecond) causes.Add(TopologyLinkCause.Discards);
        if (load.ForwardRatio >= LinkLimits.LoadRatio || load.BackwardRatio >= LinkLimits.LoadRatio) causes.Add(TopologyLinkCause.Overloaded);
        if (from is { Speaks: true, Port.SpeedBps: > 0 and var one } && to is { Speaks: true, Port.SpeedBps: > 0 and var other } && Math.Abs(one - other) > 0.01 * Math.Max(one, other))
            causes.Add(TopologyLinkCause.SpeedMismatch);
        if (from is { Speaks: true, Port.Duplex: var mine and (PortNow.HalfDuplex or PortNow.FullDuplex) }
            && to is { Speaks: true, Port.Duplex: var theirs and (PortNow.HalfDuplex or PortNow.FullDuplex) } && mine != theirs)
            causes.Add(TopologyLinkCause.DuplexMismatch);
    }

    private static double? Sum(double? one, double? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);

    private static ImmutableArray<TopologyLinkCause> Once(ImmutableArray<TopologyLinkCause>.Builder causes) => [.. causes.Distinct().Order()];
}
