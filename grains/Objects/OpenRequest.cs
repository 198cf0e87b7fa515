namespace PrisonOps.Grains.Objects;

/// <summary>The one request in flight; an answer with another epoch is of an earlier life or was given up.</summary>
internal sealed record OpenRequest(long Epoch, DateTimeOffset Deadline);
