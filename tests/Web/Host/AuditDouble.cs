using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

internal sealed class AuditDouble(TimeProvider time) : IAuditLog
{
    private readonly ConcurrentQueue<AuditEntry> entries = new();

    public IReadOnlyList<AuditEntry> Entries => [.. entries];

    public Task Write(
        Actor actor, UnitPlace place, string action, string subject, string? before, string? after, bool succeeded, CancellationToken cancellationToken)
    {
        entries.Enqueue(new(entries.Count + 1, time.GetUtcNow(), actor, place, action, subject, before, after, succeeded));
        return Task.CompletedTask;
    }

    public Task<Page<AuditEntry>> List(
        UnitScope scope, string? actorName, string? action, string? text, DateTimeOffset? from, DateTimeOffset? to, string? after, int pageSize,
        CancellationToken cancellationToken)
    {
        ImmutableArray<AuditEntry> rows =
        [
            .. entries.Where(entry => scope.Covers(entry.Place) && (actorName is null || entry.Actor.Name == actorName)
                && (action is null || entry.Action.StartsWith(action, StringComparison.Ordinal))).Reverse().Take(pageSize),
        ];
        return Task.FromResult(new Page<AuditEntry>(rows, null, rows.Length, true));
    }
}
