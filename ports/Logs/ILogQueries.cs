using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

public interface ILogQueries
{
    /// <summary>Newest first.</summary>
    Task<Page<LogListItem>> List(UnitScope scope, LogFilter filter, string? after, int pageSize, CancellationToken cancellationToken);

    /// <summary>What was stored later than <paramref name="sequence"/>, oldest first, and not longer ago than a minute.</summary>
    Task<ImmutableArray<LogListItem>> Follow(UnitScope scope, LogFilter filter, long sequence, int max, CancellationToken cancellationToken);

    /// <summary>The highest sequence so far, of whatever is in the scope; 0 when there is none.</summary>
    Task<long> Head(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>The latest first. What no longer fits into the list is in its last row, whose address is empty.</summary>
    Task<Page<UnmappedListItem>> ListUnmapped(UnitScope scope, UnmappedReason? reason, string? after, int pageSize, CancellationToken cancellationToken);
}
