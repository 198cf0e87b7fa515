using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Logs;

/// <summary>What the messages of a batch say about one alarm of one object, all of them taken together.</summary>
/// <param name="Finding">The condition that is there now; null when it has ended.</param>
/// <param name="EndsAt">When it ends by itself; null: it does not.</param>
public sealed record PushedChange(Guid ObjectId, string Type, string Instance, Finding? Finding, DateTimeOffset? EndsAt);
