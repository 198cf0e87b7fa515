namespace PrisonOps.Collectors.Trap;

/// <summary>What became of a message of version 3.</summary>
/// <param name="Notification">Null when there is nothing to keep: it was a question for the engine.</param>
/// <param name="Refusal">Why it was not opened, in words; null when it was.</param>
/// <param name="Answer">What goes back at once, or, for an inform, once the message is stored; null when nothing does.</param>
/// <param name="InformId">Null when it is no inform.</param>
internal sealed record OpenedTrap(Notification? Notification, string? Refusal, byte[]? Answer, int? InformId);
