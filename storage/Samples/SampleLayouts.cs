using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples;

/// <summary>Gives each ordered set of series its number, for ever. Thousands of devices of one model share one layout, so they are kept.</summary>
internal sealed class SampleLayouts(DatabaseConnections connections) : ISampleLayouts
{
    private const int SeriesMax = 16_384;
    private const int KeptMax = 20_000;

    private readonly ConcurrentDictionary<string, int> known = new(StringComparer.Ordinal);

    public async Task<int> Resolve(ImmutableArray<SeriesName> series, CancellationToken cancellationToken)
    {
        if (series.Length is 0 or > SeriesMax)
            throw new ArgumentOutOfRangeException(nameof(series), series.Length, $"A layout has 1 to {SeriesMax} series.");

        byte[] digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(series.Select(s => new[] { s.Name, s.Instance, s.Unit })));
        string key = Convert.ToHexString(digest);
        if (known.TryGetValue(key, out int id)) return id;

        id = await Load(series, digest, cancellationToken);
        if (known.Count >= KeptMax) known.Clear();
        known[key] = id;
        return id;
    }

    private async Task<int> Load(ImmutableArray<SeriesName> series, byte[] digest, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement(
            "insert into series_layout (digest, names, instances, units) values ($1, $2, $3, $4) on conflict (digest) do nothing",
            SqlStatements.Value(digest), SqlStatements.Column(series, s => s.Name), SqlStatements.Column(series, s => s.Instance),
            SqlStatements.Column(series, s => s.Unit)).Run(cancellationToken);
        return await connection.Statement("select id from series_layout where digest = $1", SqlStatements.Value(digest)).ReadValue<int>(cancellationToken);
    }
}
