using PrisonOps.Ports.Alarms.Views;

namespace PrisonOps.Ports.Notices;

/// <summary>A saved view whose owner is told when there are too many alarms in it for too long.</summary>
/// <param name="OverSince">Since when more than its limit are in it; null when they are not.</param>
/// <param name="ToldAt">When its owner was told of that; null when the owner was not, or was told since that it is over.</param>
public sealed record WatchedView(AlarmView View, DateTimeOffset? OverSince, DateTimeOffset? ToldAt);
