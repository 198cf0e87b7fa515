namespace PrisonOps.Web.Wire;

/// <param name="HeldUntil">Not announced yet, and not before this time.</param>
/// <param name="ClearDueAt">Its condition has gone; it clears then unless that comes back.</param>
/// <param name="RedefinedBy">The rule that gave it another level than its source.</param>
/// <param name="SuppressedBy">The rule that keeps it out of sight.</param>
/// <param name="Affected">How many other objects cannot be had because of its object.</param>
public sealed record AlarmLife(
    DateTimeOffset? HeldUntil, DateTimeOffset? ClearDueAt, string? RedefinedBy, string? SuppressedBy, AlarmShelf? Shelf, AlarmOutOfService? OutOfService,
    AlarmFalse? FalseAlarm, AlarmUpstream? Upstream, AlarmFlapping? Flapping, int Affected);
