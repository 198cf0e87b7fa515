using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples;

/// <summary>
/// Gives each ordered set of series its number, for ever. Thousands of devices of one model share one layout, so they are kept; when all of them
/// are polled for the first time, one asks the database and the others wait for its answer.
/// </summary>
internal sealed class SampleLayouts(DatabaseConnections connections) : ISampleLayouts, IDisposable
{
    private const int SeriesMax = 16_384;
    private const int KeptMax = 20_000;

    /// <summary>More at once would take the connections that alarms and people need.</summary>
    private const int LoadsAtOnceMax = 4;

    private readonly ConcurrentDictionary<string, Lazy<Task<int>>> known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim loads = new(LoadsAtOnceMax);

    public async Task<int> Resolve(ImmutableArray<SeriesName> series, CancellationToken cancellationToken)
    {
        if (series.Length is 0 or > SeriesMax)
            throw new ArgumentOutOfRangeException(nameof(series), series.Length, $"A layout has 1 to {SeriesMax} series.");

        byte[] digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(series.Select(s => new[] { s.Name, s.Instance, s.Unit })));
        string key = Convert.ToHexString(digest);
        if (known.Count >= KeptMax) known.Clear();
        Lazy<Task<int>> asked = known.GetOrAdd(key, _ => new(() => Load(series, digest)));
        try
        {
            return await asked.Value.WaitAsync(cancellationToken);
        }
        finally
        {
            // What failed is asked again by the next one.
            if (asked.Value.IsFaulted) known.TryRemove(KeyValuePair.Create(key, asked));
        }
    }

    public void Dispose() => loads.Dispose();

    /// <summary>Many wait for it, so no one of them cancels it.</summary>
    private async Task<int> Load(ImmutableArray<SeriesName> series, byte[] digest)
    {
        await loads.WaitAsync(CancellationToken.None);
        try
        {
            await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(CancellationToken.None);
            await connection.Statement(
                "insert into series_layout (digest, names, instances, units) values ($1, $2, $3, $4) on conflict (digest) do nothing",
                SqlStatements.Value(digest), SqlStatements.Column(series, s => s.Name), SqlStatements.Column(series, s => s.Instance),
                SqlStatements.Column(series, s => s.Unit)).Run(CancellationToken.None);
            return await connection.Statement("select id from series_layout where digest = $1", SqlStatements.Value(digest)).ReadValue<int>(CancellationToken.None);
        }
        finally
        {
            loads.Release();
        }
    }
}
