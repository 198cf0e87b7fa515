using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Grains;

/// <summary>Reminders as rows, for both hosts.</summary>
internal sealed class ReminderTable(DatabaseConnections connections) : IReminderTable
{
    private const string Select = "select grain_id, name, start_at, period_ms, version from reminder";

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new(await Read($"{Select} where grain_id = $1", SqlStatements.Value(grainId.ToString())));

    /// <summary>The ring of hashes: (begin, end], across its seam when begin is not below end.</summary>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => new(await Read(
        begin < end ? $"{Select} where grain_hash > $1 and grain_hash <= $2" : $"{Select} where grain_hash > $1 or grain_hash <= $2",
        SqlStatements.Value((long)begin), SqlStatements.Value((long)end)));

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await Read($"{Select} where grain_id = $1 and name = $2", SqlStatements.Value(grainId.ToString()), SqlStatements.Value(reminderName))).FirstOrDefault();

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync();
        long version = await connection.Statement(
            """
            insert into reminder as r (grain_id, name, grain_hash, start_at, period_ms, version) values ($1, $2, $3, $4, $5, 1)
            on conflict (grain_id, name) do update set
              grain_hash = excluded.grain_hash, start_at = excluded.start_at, period_ms = excluded.period_ms, version = r.version + 1
            returning version
            """,
            SqlStatements.Value(entry.GrainId.ToString()), SqlStatements.Value(entry.ReminderName), SqlStatements.Value((long)entry.GrainId.GetUniformHashCode()),
            SqlStatements.Value(new DateTimeOffset(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc))),
            SqlStatements.Value((long)entry.Period.TotalMilliseconds)).ReadValue<long>(CancellationToken.None);
        return version.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync();
        return await connection.Statement(
            "delete from reminder where grain_id = $1 and name = $2 and version = $3", SqlStatements.Value(grainId.ToString()),
            SqlStatements.Value(reminderName), SqlStatements.Value(long.Parse(eTag, CultureInfo.InvariantCulture))).Run(CancellationToken.None) == 1;
    }

    public async Task TestOnlyClearTable()
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync();
        await connection.Statement("delete from reminder").Run(CancellationToken.None);
    }

    private async Task<ImmutableArray<ReminderEntry>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync();
        return await connection.Statement(sql, parameters).ReadAll(Entry, CancellationToken.None);
    }

    private static ReminderEntry Entry(NpgsqlDataReader reader) => new()
    {
        GrainId = GrainId.Parse(reader.GetString(0), CultureInfo.InvariantCulture),
        ReminderName = reader.GetString(1),
        StartAt = reader.GetDateTime(2),
        Period = TimeSpan.FromMilliseconds(reader.GetInt64(3)),
        ETag = reader.GetInt64(4).ToString(CultureInfo.InvariantCulture),
    };
}
