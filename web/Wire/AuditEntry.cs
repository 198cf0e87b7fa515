using System.Text.Json;

namespace PrisonOps.Web.Wire;

public sealed record AuditEntry(
    long Sequence, DateTimeOffset At, string Actor, string? RemoteAddress, int UnitId, string Action, string Subject, JsonElement? Before,
    JsonElement? After, bool Succeeded);
