namespace PrisonOps.Storage.Spilling;

/// <summary>Rows that are committed together, as their kind encodes them.</summary>
/// <param name="Id">Names the batch, so that a commit whose answer was lost is not repeated.</param>
internal sealed record SpilledBatch(Guid Id, int Rows, ReadOnlyMemory<byte> Bytes);
