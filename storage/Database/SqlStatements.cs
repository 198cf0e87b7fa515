using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using PrisonOps.Ports.Units;

namespace PrisonOps.Storage.Database;

/// <summary>Statements with positional parameters whose types are the C# types, so that a null keeps its type.</summary>
internal static class SqlStatements
{
    public static NpgsqlCommand Statement(this NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        NpgsqlCommand command = new(sql, connection);
        foreach (NpgsqlParameter parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>The same as part of a batch.</summary>
    public static NpgsqlBatchCommand Part(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (NpgsqlParameter parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Value(DateTimeOffset value) => new NpgsqlParameter<DateTimeOffset> { TypedValue = value.ToUniversalTime() };

    public static NpgsqlParameter Value(DateTimeOffset? value) =>
        new NpgsqlParameter<DateTimeOffset?> { TypedValue = value?.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz };

    /// <summary>One column of a set that the statement unnests.</summary>
    public static NpgsqlParameter Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> pick)
    {
        T[] column = new T[rows.Count];
        for (int row = 0; row < column.Length; row++) column[row] = pick(rows[row]);
        return new NpgsqlParameter<T[]> { TypedValue = column };
    }

    public static async Task<ImmutableArray<T>> ReadAll<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            ImmutableArray<T>.Builder rows = ImmutableArray.CreateBuilder<T>();
            while (await reader.ReadAsync(cancellationToken)) rows.Add(read(reader));
            return rows.DrainToImmutable();
        }
    }

    public static async Task<T?> ReadFirst<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using (command)
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
        }
    }

    public static async Task<int> Run(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The single value of a statement; default when there is no row or it is null.</summary>
    public static async Task<T?> ReadValue<T>(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteScalarAsync(cancellationToken) is T value ? value : default;
        }
    }

    public static string? GetText(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset GetInstant(this NpgsqlDataReader reader, int column) => reader.GetFieldValue<DateTimeOffset>(column);

    public static T? GetOptional<T>(this NpgsqlDataReader reader, int column)
        where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    /// <summary>Three columns unit_id, province, prison from <paramref name="first"/> on.</summary>
    public static UnitPlace GetPlace(this NpgsqlDataReader reader, int first) =>
        new(reader.GetInt32(first), reader.GetInt32(first + 1), reader.GetInt32(first + 2));
}
