namespace PrisonOps.Ports.Notices;

/// <summary>What is remembered of a watched view, written together with the notice about it.</summary>
public sealed record ViewMark(Guid ViewId, DateTimeOffset? OverSince, DateTimeOffset? ToldAt);
