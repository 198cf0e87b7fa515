using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Orleans.Runtime;
using Orleans.Storage;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Grains;

/// <summary>
/// Keeps the records of grains that no list shows, as JSON. The ETag is the row's version: a write on top of another's fails, and the host
/// deactivates the grain that finds out. Serves the embedded host and Orleans alike.
/// </summary>
internal sealed class GrainStorage(DatabaseConnections connections, TimeProvider time) : IGrainStorage
{
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync();
        (string? Payload, long Version)? row = await connection.Statement(
            "select payload::text, version from grain_state where grain_id = $1 and state_name = $2",
            SqlStatements.Value(grainId.ToString()), SqlStatements.Value(stateName))
            .ReadFirst<(string?, long)?>(reader => (reader.GetText(0), reader.GetInt64(1)), CancellationToken.None);

        grainState.ETag = row is { } found ? Tag(found.Version) : null;
        grainState.RecordExists = row?.Payload is not null;
        if (row?.Payload is { } payload) grainState.State = JsonSerializer.Deserialize<T>(payload, Json)!;
        else if (typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null) grainState.State = Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await Save(stateName, grainId, JsonSerializer.Serialize(grainState.State, Json), grainState.ETag);
        grainState.RecordExists = true;
    }

    /// <summary>The row stays with its version, so that a write of somebody who read it before the clearing fails.</summary>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = await Save(stateName, grainId, null, grainState.ETag);
        grainState.RecordExists = false;
    }

    private async Task<string> Save(string stateName, GrainId grainId, string? payload, string? known)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync();
        long? version = await connection.Statement(
            known is null
                ? """
                  insert into grain_state (grain_id, state_name, payload, written_at, version) values ($1, $2, $3, $4, 1)
                  on conflict do nothing returning version
                  """
                : """
                  update grain_state set payload = $3, written_at = $4, version = version + 1
                  where grain_id = $1 and state_name = $2 and version = $5 returning version
                  """,
            [
                SqlStatements.Value(grainId.ToString()), SqlStatements.Value(stateName),
                new NpgsqlParameter<string?> { TypedValue = payload, NpgsqlDbType = NpgsqlDbType.Jsonb }, SqlStatements.Value(time.GetUtcNow()),
                .. known is null ? (NpgsqlParameter[])[] : [SqlStatements.Value(long.Parse(known, CultureInfo.InvariantCulture))],
            ]).ReadValue<long?>(CancellationToken.None);
        return version is { } written
            ? Tag(written)
            : throw new InconsistentStateException($"State '{stateName}' of {grainId} was written by another activation since version {known ?? "none"}.", "unknown", known);
    }

    private static string Tag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
