using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Audit;

/// <summary>What the audit screen may ask for.</summary>
internal sealed record AuditQuery(string? Actor, string? Action, string? Text, DateTimeOffset? From, DateTimeOffset? To, string? After, int? Size)
{
    public Task<Page<AuditEntry>> Read(IAuditLog audit, UnitScope scope, string? after, int size, CancellationToken cancellationToken) => audit.List(
        scope, QueryText.NullIfEmpty(Actor), QueryText.NullIfEmpty(Action), QueryText.NullIfEmpty(Text), From?.ToUniversalTime(), To?.ToUniversalTime(),
        after, size, cancellationToken);
}
