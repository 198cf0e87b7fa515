namespace PrisonOps.Web.Objects;

/// <param name="Epoch">The request that is on its way; 0 when one was in flight already.</param>
internal sealed record PollAnswer(long Epoch);
