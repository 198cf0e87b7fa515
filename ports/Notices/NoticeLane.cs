namespace PrisonOps.Ports.Notices;

/// <summary>One person, or the fixed addresses of a channel, by one channel: what is told here is told in order.</summary>
public readonly record struct NoticeLane(Guid? AccountId, Guid ChannelId);
