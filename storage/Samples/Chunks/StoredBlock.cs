namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>A row of sample_block.</summary>
internal sealed record StoredBlock(long Id, Guid ObjectId, int Layout, int Points, DateTimeOffset From, DateTimeOffset To, byte[] Times);
