using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <summary>A link as it is now. "Forward" is the direction from its from-node to its to-node.</summary>
/// <param name="Kind">"link".</param>
/// <param name="Key">Of the feed: "link:" and the id.</param>
/// <param name="Causes">Why it is not normal, in words of a code: see <see cref="TopologyLinkCause"/>.</param>
/// <param name="ChangedAt">When it came into this state, as far as this map has seen it.</param>
/// <param name="MeasuredAt">Of the older of the two answers that count.</param>
/// <param name="ForwardBps">Bits per second; null when it is not measured.</param>
/// <param name="ForwardRatio">Share of the speed, 0 to 1 and more.</param>
/// <param name="ErrorsPerSecond">Of both ends.</param>
public sealed record TopologyLinkNow(
    string Key, string Kind, Guid Id, TopologyLinkState State, IReadOnlyList<TopologyLinkCause> Causes, DateTimeOffset? ChangedAt, DateTimeOffset? MeasuredAt,
    double? SpeedBps, double? ForwardBps, double? BackwardBps, double? ForwardRatio, double? BackwardRatio, double? ErrorsPerSecond, double? DiscardsPerSecond,
    TopologyPortNow? From, TopologyPortNow? To);
