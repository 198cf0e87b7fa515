using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Audit;

/// <summary>One line of the append-only audit.</summary>
/// <param name="Action">A dotted verb: "session.login", "object.update", "alarm.acknowledge", "picture.view".</param>
/// <param name="Before">JSON of what was, without secrets; null for something new or a mere look.</param>
public sealed record AuditEntry(
    long Sequence, DateTimeOffset At, Actor Actor, UnitPlace Place, string Action, string Subject, string? Before, string? After, bool Succeeded);
