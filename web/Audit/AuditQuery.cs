using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Audit;

/// <summary>What the audit screen may ask for.</summary>
internal sealed class AuditQuery
{
    public string? Actor { get; init; }

    public string? Action { get; init; }

    public string? Text { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public string? After { get; init; }

    public int? Size { get; init; }

    public Task<Page<AuditEntry>> Read(IAuditLog audit, UnitScope scope, string? after, int size, CancellationToken cancellationToken) => audit.List(
        scope, QueryText.NullIfEmpty(Actor), QueryText.NullIfEmpty(Action), QueryText.NullIfEmpty(Text), From?.ToUniversalTime(), To?.ToUniversalTime(),
        after, size, cancellationToken);
}
