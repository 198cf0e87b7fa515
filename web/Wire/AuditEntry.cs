using System.Text.Json;

namespace PrisonOps.Web.Wire;

/// <param name="SubjectName">Of a subject that is only an id, where it is known and in the reader's scope.</param>
public sealed record AuditEntry(
    long Sequence, DateTimeOffset At, string Actor, string? RemoteAddress, int UnitId, string Action, string Subject, JsonElement? Before,
    JsonElement? After, bool Succeeded, string? SubjectName);
