using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>The saved views that are watched, and how many alarms are in them. Unscoped: used by the grid only.</summary>
public interface INoticeViewStore
{
    Task<ImmutableArray<WatchedView>> LoadWatched(CancellationToken cancellationToken);

    /// <summary>How many open alarms the console would show in the view, counted up to one more than its limit.</summary>
    /// <param name="scope">Where the owner of the view may read alarms.</param>
    /// <param name="typesOfText">The types whose name holds the text of the view.</param>
    Task<int> Count(ViewFilter filter, UnitScope scope, ImmutableArray<string> typesOfText, int limit, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Every type of an open alarm.</summary>
    Task<ImmutableArray<string>> ListOpenTypes(CancellationToken cancellationToken);
}
