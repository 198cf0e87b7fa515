namespace PrisonOps.GrainInterfaces.Logs;

/// <summary>
/// Brings to the board of a unit what an object has pushed by itself. It holds nothing: the conditions are rows that are committed with the
/// messages they came from. Key: object id.
/// </summary>
[Alias("prisonops.pushed-findings")]
public interface IPushedFindingsGrain : IGrainWithGuidKey
{
    /// <summary>The rows may have changed. They are read and reported after this turn; a lost call is mended by the next look at all of them.</summary>
    [Alias("refresh")]
    Task Refresh();
}
