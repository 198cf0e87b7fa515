using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples.Chunks;

/// <summary>
/// Writes blocks inside the caller's transaction. What is new joins the newest block of its object, layout and period while that one is small,
/// because a chunk's row and index cost more than the bits of few points. A damaged block is left as it is and joined by nothing.
/// </summary>
internal sealed partial class BlockAppender(ILogger logger)
{
    private const int PointsMax = 1024;

    private readonly BitWriter writer = new();

    /// <summary>Gives what was written: without polls that a block held already.</summary>
    public async Task<ImmutableArray<SampleBlock>> Append(
        NpgsqlConnection connection, IEnumerable<SampleBlock> added, CancellationToken cancellationToken)
    {
        ImmutableArray<SampleBlock>.Builder written = ImmutableArray.CreateBuilder<SampleBlock>();
        foreach (IGrouping<(BlockKind Kind, int Period), SampleBlock> period in added.SelectMany(ByPeriod).GroupBy(PeriodOf))
        {
            SampleBlock[] fresh = [.. period.GroupBy(b => (b.ObjectId, b.Layout)).Select(same => same.Aggregate((a, b) => a.With(b)))];
            written.AddRange(await Append(connection, period.Key.Kind, period.Key.Period, fresh, cancellationToken));
        }

        return written.DrainToImmutable();
    }

    /// <summary>The polls that objects have between two times of one week. A damaged series is left out.</summary>
    public async Task<ImmutableArray<SampleBlock>> LoadPolls(
        NpgsqlConnection connection, Guid[] objects, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        int week = BlockNumbers.Period(BlockKind.Polls, from);
        ImmutableArray<StoredBlock> stored = await connection.Statement(
            """
            select id, object_id, layout, points, from_at, to_at, times from sample_block
            where object_id = any($1) and id >= $2 and id < $3 and from_at < $4 and to_at >= $5
            """,
            SqlStatements.Value(objects), SqlStatements.Value(BlockNumbers.First(BlockKind.Polls, week)),
            SqlStatements.Value(BlockNumbers.First(BlockKind.Polls, week + 1)), SqlStatements.Value(to), SqlStatements.Value(from))
            .ReadAll(StoredBlock.Read, cancellationToken);
        Dictionary<long, SampleBlock> loaded = await LoadContents(connection, BlockKind.Polls, [.. stored], true, cancellationToken);
        return [.. loaded.Values.Select(block => block.Between(from, to)).OfType<SampleBlock>()];
    }

    private static (BlockKind Kind, int Period) PeriodOf(SampleBlock block) => (block.Kind, BlockNumbers.Period(block.Kind, Instant(block.Times[0])));

    /// <summary>A late week may lie in two years.</summary>
    private static IEnumerable<SampleBlock> ByPeriod(SampleBlock block)
    {
        int first = 0;
        for (int at = 1; at <= block.Times.Length; at++)
        {
            if (at < block.Times.Length
                && BlockNumbers.Period(block.Kind, Instant(block.Times[at])) == BlockNumbers.Period(block.Kind, Instant(block.Times[first]))) continue;
            yield return first == 0 && at == block.Times.Length ? block : block.Slice(first, at - first);
            first = at;
        }
    }

    /// <summary>From this many points on a block is left as it is, unless late points come.</summary>
    private static int SettledPoints(BlockKind kind) => kind switch { BlockKind.Polls => 240, BlockKind.Hours => 24, _ => 8 };

    private async Task<List<SampleBlock>> Append(
        NpgsqlConnection connection, BlockKind kind, int period, SampleBlock[] fresh, CancellationToken cancellationToken)
    {
        await connection.Statement("select sample_block_partition($1, $2)", SqlStatements.Value((int)kind), SqlStatements.Value(period)).Run(cancellationToken);
        ILookup<(Guid, int), StoredBlock> stored = await LoadBlocks(connection, kind, period, fresh, cancellationToken);
        List<SampleBlock> isNew = [.. fresh.Select(block => Without(block, stored[(block.ObjectId, block.Layout)])).OfType<SampleBlock>()];
        Dictionary<(Guid, int), StoredBlock> open = isNew
            .Select(block => stored[(block.ObjectId, block.Layout)].Where(b => b.Points < SettledPoints(kind)).MaxBy(b => b.Id))
            .OfType<StoredBlock>().ToDictionary(b => (b.ObjectId, b.Layout));
        Dictionary<long, SampleBlock> loaded = await LoadContents(connection, kind, [.. open.Values], false, cancellationToken);

        List<SampleBlock> whole = [];
        foreach (SampleBlock block in isNew)
        {
            bool joins = open.TryGetValue((block.ObjectId, block.Layout), out StoredBlock? small) && loaded.ContainsKey(small.Id);
            whole.Add(joins ? loaded[small!.Id].With(block) : block);
        }

        await Delete(connection, [.. loaded.Keys], cancellationToken);
        await Insert(connection, kind, period, [.. whole.SelectMany(Pieces)], cancellationToken);
        return isNew;
    }

    private static async Task<ILookup<(Guid, int), StoredBlock>> LoadBlocks(
        NpgsqlConnection connection, BlockKind kind, int period, SampleBlock[] fresh, CancellationToken cancellationToken)
    {
        ImmutableArray<StoredBlock> blocks = await connection.Statement(
            """
            select id, object_id, layout, points, from_at, to_at, times from sample_block
            where object_id = any($1) and id >= $2 and id < $3 and (points < $4 or to_at >= $5)
            """,
            SqlStatements.Value(fresh.Select(b => b.ObjectId).Distinct().ToArray()), SqlStatements.Value(BlockNumbers.First(kind, period)),
            SqlStatements.Value(BlockNumbers.First(kind, period + 1)), SqlStatements.Value(SettledPoints(kind)),
            // Points of a roll-up add up wherever they lie, so only polls are looked for among what is settled.
            SqlStatements.Value(kind == BlockKind.Polls ? Instant(fresh.Min(b => b.Times[0])) : DateTimeOffset.MaxValue.AddYears(-1)))
            .ReadAll(StoredBlock.Read, cancellationToken);
        return blocks.ToLookup(b => (b.ObjectId, b.Layout));
    }

    /// <summary>Without the polls that are stored already; null when nothing is left.</summary>
    private static SampleBlock? Without(SampleBlock block, IEnumerable<StoredBlock> stored)
    {
        if (block.Kind != BlockKind.Polls) return block;

        HashSet<long> known = [];
        foreach (StoredBlock other in stored.Where(b => b.From <= Instant(block.Times[^1]) && b.To >= Instant(block.Times[0])))
        {
            long[] times = new long[other.Points];
            if (ChunkCodec.DecodeTimes(other.Times, times) is null) known.UnionWith(times);
        }

        return known.Count == 0 ? block : block.Without(known);
    }

    private async Task<Dictionary<long, SampleBlock>> LoadContents(
        NpgsqlConnection connection, BlockKind kind, StoredBlock[] blocks, bool inPart, CancellationToken cancellationToken)
    {
        if (blocks.Length == 0) return [];

        Dictionary<long, SampleBlock> loaded = [];
        foreach (StoredBlock block in blocks)
        {
            long[] times = new long[block.Points];
            if (ChunkCodec.DecodeTimes(block.Times, times) is { } damaged) LogDamaged(logger, block.Id, 0, block.ObjectId, damaged);
            else loaded.Add(block.Id, new(kind, block.ObjectId, block.Layout, times));
        }

        ImmutableArray<(long Id, int Place, byte[] Content)> chunks = await connection.Statement(
            "select block_id, place, content from sample_chunk where block_id = any($1)", SqlStatements.Value(loaded.Keys.ToArray()))
            .ReadAll(r => (r.GetInt64(0), r.GetInt32(1), r.GetFieldValue<byte[]>(2)), cancellationToken);
        foreach ((long id, int place, byte[] content) in chunks)
        {
            if (!loaded.TryGetValue(id, out SampleBlock? block)) continue;
            if (ChunkCodec.DecodeColumns(content, block.Columns(place)) is not { } damaged) continue;
            LogDamaged(logger, id, place, block.ObjectId, damaged);
            if (inPart) block.Remove(place);
            else loaded.Remove(id);
        }

        return loaded;
    }

    private static IEnumerable<SampleBlock> Pieces(SampleBlock block)
    {
        int pieces = (block.Times.Length + PointsMax - 1) / PointsMax, first = 0;
        for (int piece = 0; piece < pieces; piece++)
        {
            int count = (block.Times.Length - first) / (pieces - piece);
            yield return pieces == 1 ? block : block.Slice(first, count);
            first += count;
        }
    }

    private static async Task Delete(NpgsqlConnection connection, long[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 0) return;

        await connection.Statement("delete from sample_chunk where block_id = any($1)", SqlStatements.Value(ids)).Run(cancellationToken);
        await connection.Statement("delete from sample_block where id = any($1)", SqlStatements.Value(ids)).Run(cancellationToken);
    }

    private async Task Insert(NpgsqlConnection connection, BlockKind kind, int period, SampleBlock[] blocks, CancellationToken cancellationToken)
    {
        if (blocks.Length == 0) return;

        ImmutableArray<long> ids = await connection.Statement(
            "select nextval('sample_block_number') from generate_series(1, $1)", SqlStatements.Value(blocks.Length))
            .ReadAll(r => BlockNumbers.Compose(kind, period, r.GetInt64(0)), cancellationToken);
        await using (NpgsqlBinaryImporter rows = await connection.BeginBinaryImportAsync(
            "copy sample_block (id, object_id, layout, points, from_at, to_at, times) from stdin (format binary)", cancellationToken))
        {
            for (int at = 0; at < blocks.Length; at++)
            {
                SampleBlock block = blocks[at];
                await rows.StartRowAsync(cancellationToken);
                await rows.WriteAsync(ids[at], NpgsqlDbType.Bigint, cancellationToken);
                await rows.WriteAsync(block.ObjectId, NpgsqlDbType.Uuid, cancellationToken);
                await rows.WriteAsync(block.Layout, NpgsqlDbType.Integer, cancellationToken);
                await rows.WriteAsync(block.Times.Length, NpgsqlDbType.Integer, cancellationToken);
                await rows.WriteAsync(Instant(block.Times[0]), NpgsqlDbType.TimestampTz, cancellationToken);
                await rows.WriteAsync(Instant(block.Times[^1]), NpgsqlDbType.TimestampTz, cancellationToken);
                await rows.WriteAsync(ChunkCodec.EncodeTimes(writer, block.Times), NpgsqlDbType.Bytea, cancellationToken);
            }

            await rows.CompleteAsync(cancellationToken);
        }

        await using NpgsqlBinaryImporter chunks = await connection.BeginBinaryImportAsync(
            "copy sample_chunk (block_id, place, content) from stdin (format binary)", cancellationToken);
        for (int at = 0; at < blocks.Length; at++)
        {
            foreach ((int place, double[][] columns) in blocks[at].Places)
            {
                await chunks.StartRowAsync(cancellationToken);
                await chunks.WriteAsync(ids[at], NpgsqlDbType.Bigint, cancellationToken);
                await chunks.WriteAsync(place, NpgsqlDbType.Integer, cancellationToken);
                await chunks.WriteAsync(ChunkCodec.EncodeColumns(writer, columns), NpgsqlDbType.Bytea, cancellationToken);
            }
        }

        await chunks.CompleteAsync(cancellationToken);
    }

    private static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sample block {Block}, place {Place}, of object {ObjectId} is damaged and left as it is: {Reason}.")]
    private static partial void LogDamaged(ILogger logger, long block, int place, Guid objectId, string reason);
}
