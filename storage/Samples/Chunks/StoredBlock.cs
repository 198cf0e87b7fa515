using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>A row of sample_block.</summary>
internal sealed record StoredBlock(long Id, Guid ObjectId, int Layout, int Points, DateTimeOffset From, DateTimeOffset To, byte[] Times)
{
    public static StoredBlock Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetGuid(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInstant(4), reader.GetInstant(5), reader.GetFieldValue<byte[]>(6));
}
