using Npgsql;
using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

/// <summary>Rows of polls on their way to columns: (object, layout, time, values), gathered by object and layout.</summary>
internal sealed class PollBlocks
{
    private readonly Dictionary<(Guid ObjectId, int Layout), List<(long At, double[] Values)>> rows = [];

    public int Rows { get; private set; }

    public async Task Read(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            Add(reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateTime>(2), reader.GetFieldValue<double[]>(3));
    }

    public void Add(Guid objectId, int layout, DateTime at, double[] values)
    {
        if (!rows.TryGetValue((objectId, layout), out List<(long At, double[] Values)>? polls)) rows.Add((objectId, layout), polls = []);
        polls.Add(((at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, values));
        Rows++;
    }

    /// <summary>Leaves out what is older; gives how many rows that were.</summary>
    public int Forget(DateTimeOffset before)
    {
        long first = (before - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return rows.Values.Sum(polls => polls.RemoveAll(poll => poll.At < first));
    }

    public IEnumerable<SampleBlock> Build() =>
        rows.Where(polls => polls.Value.Count > 0).Select(polls => Build(polls.Key.ObjectId, polls.Key.Layout, polls.Value));

    private static SampleBlock Build(Guid objectId, int layout, List<(long At, double[] Values)> polls)
    {
        // A clock that was set back gives rows out of order; of two rows of one time the first stays.
        (long At, double[] Values)[] ordered = [.. polls.DistinctBy(poll => poll.At).OrderBy(poll => poll.At)];
        SampleBlock block = new(BlockKind.Polls, objectId, layout, [.. ordered.Select(poll => poll.At)]);
        for (int at = 0; at < ordered.Length; at++)
        {
            double[] values = ordered[at].Values;
            for (int place = 1; place <= values.Length; place++)
            {
                if (!double.IsNaN(values[place - 1])) block.Columns(place)[0][at] = values[place - 1];
            }
        }

        return block;
    }
}
