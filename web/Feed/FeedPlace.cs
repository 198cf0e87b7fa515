namespace PrisonOps.Web.Feed;

/// <summary>Where a client is in the steps of a topic.</summary>
/// <param name="Have">It has been sent everything up to here; 0 for nothing.</param>
/// <param name="Ahead">And what people did up to here.</param>
internal readonly record struct FeedPlace(long Have, long Ahead);
