using Npgsql;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

/// <summary>Takes the rows of the function <c>sample_chunks</c>, which come in any order, and gives every series its parts.</summary>
/// <param name="seriesOf">The series at a place of an object's layout; null when it is not asked for.</param>
/// <param name="tellDamage">Block, place, object and reason of a chunk that cannot be read: it becomes a gap.</param>
internal sealed class ChunkReading(Func<Guid, int, int, SampleSeries?> seriesOf, Action<long, int, Guid, string> tellDamage)
{
    private readonly Dictionary<long, long[]> times = [];
    private readonly List<Chunk> chunks = [];

    public async Task Read(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) Take(reader);
        }

        foreach (Chunk chunk in chunks) Decode(chunk);
    }

    private void Take(NpgsqlDataReader reader)
    {
        (Guid objectId, int layout) = (reader.GetGuid(0), reader.GetInt32(1));
        if (reader.IsDBNull(2))
        {
            long at = Microseconds(reader.GetFieldValue<DateTime>(7));
            double[] values = reader.GetFieldValue<double[]>(8);
            int first = reader.IsDBNull(4) ? 1 : reader.GetInt32(4);
            for (int offset = 0; offset < values.Length; offset++) seriesOf(objectId, layout, first + offset)?.Add(at, values[offset]);
            return;
        }

        Chunk chunk = new(
            reader.GetInt64(2), objectId, layout, reader.GetInt32(3), reader.GetInt32(4), reader.GetFieldValue<byte[]>(5),
            Microseconds(reader.GetFieldValue<DateTime>(6)));
        if (chunk.Place == 0) TakeTimes(chunk);
        else chunks.Add(chunk);
    }

    private void TakeTimes(Chunk chunk)
    {
        long[] decoded = new long[chunk.Points];
        if (ChunkCodec.DecodeTimes(chunk.Content, decoded) is { } damaged) tellDamage(chunk.Block, 0, chunk.ObjectId, damaged);
        else times.Add(chunk.Block, decoded);
    }

    private void Decode(Chunk chunk)
    {
        if (!times.TryGetValue(chunk.Block, out long[]? known) || seriesOf(chunk.ObjectId, chunk.Layout, chunk.Place) is not { } series) return;

        double[][] columns = new double[SampleBlock.ColumnCount(BlockNumbers.KindOf(chunk.Block))][];
        for (int column = 0; column < columns.Length; column++) columns[column] = new double[chunk.Points];
        if (ChunkCodec.DecodeColumns(chunk.Content, columns) is { } damaged) tellDamage(chunk.Block, chunk.Place, chunk.ObjectId, damaged);
        else series.Add(known, columns, chunk.ValidFrom);
    }

    private static long Microseconds(DateTime at) => (at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private sealed record Chunk(long Block, Guid ObjectId, int Layout, int Points, int Place, byte[] Content, long ValidFrom);
}
