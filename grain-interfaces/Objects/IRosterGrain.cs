using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.GrainInterfaces.Objects;

/// <summary>
/// Owns being alive for about 500 objects of one unit and protocol. Key: <see cref="RosterKey"/> as text. It has the one reminder, starts its
/// objects spread over their first period, keeps their last summaries, writes their states in batches and tells the unit the sum.
/// </summary>
[Alias("prisonops.roster")]
public interface IRosterGrain : IGrainWithStringKey
{
    /// <summary>Starts it if it is not running; idempotent.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>An object was added, changed or retired; the roster reads it again. A lost call is mended by its next comparison.</summary>
    [Alias("configure")]
    Task Configure(Guid objectId, long revision);

    /// <summary>A child's whole summary. An older (epoch, revision) of the same object is ignored.</summary>
    [Alias("report")]
    Task Report(ObjectSummary summary);

    [Alias("summaries"), Orleans.Concurrency.AlwaysInterleave]
    Task<ImmutableArray<ObjectSummary>> GetSummaries();
}
