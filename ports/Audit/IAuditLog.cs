using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Audit;

/// <summary>Append-only: no role of the database that the product uses may update or delete a line.</summary>
public interface IAuditLog
{
    Task Write(Actor actor, UnitPlace place, string action, string subject, string? before, string? after, bool succeeded, CancellationToken cancellationToken);

    /// <summary>Newest first, keyset-paged. Filters are exact (action: prefix) except <paramref name="text"/>.</summary>
    Task<Page<AuditEntry>> List(
        UnitScope scope, string? actorName, string? action, string? text, DateTimeOffset? from, DateTimeOffset? to, string? after, int pageSize, CancellationToken cancellationToken);
}
