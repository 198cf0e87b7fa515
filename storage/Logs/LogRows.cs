using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Outbox;

namespace PrisonOps.Storage.Logs;

/// <summary>Copies messages into the partitions of their days.</summary>
internal static class LogRows
{
    public static async Task Copy(NpgsqlConnection connection, LogBatch batch, CancellationToken cancellationToken)
    {
        foreach (IGrouping<DateOnly, StoredLog> day in batch.Messages.GroupBy(stored => DateOnly.FromDateTime(stored.Message.ReceivedAt.UtcDateTime)))
        {
            string partition = string.Create(CultureInfo.InvariantCulture, $"log_message_{day.Key:yyyyMMdd}");
            await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync(
                $"""
                copy {partition} (
                  batch, at, device_at, network_domain, address, object_id, unit_id, province, prison, kind, facility, severity, host, app, body, trap_oid,
                  rule, variables) from stdin (format binary)
                """, cancellationToken);
            foreach (StoredLog stored in day) await Write(copy, batch.Id, stored, cancellationToken);
            await copy.CompleteAsync(cancellationToken);
        }
    }

    public static string Variables(LogMessage message) => JsonSerializer.Serialize(message.Variables, OutboxJson.Options);

    private static async Task Write(NpgsqlBinaryImporter copy, Guid batch, StoredLog stored, CancellationToken cancellationToken)
    {
        LogMessage message = stored.Message;
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(batch, NpgsqlDbType.Uuid, cancellationToken);
        await copy.WriteAsync(message.ReceivedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellationToken);
        await WriteOptional(message.DeviceAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(message.NetworkDomain, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(message.Address, NpgsqlDbType.Text, cancellationToken);
        await WriteOptional(stored.ObjectId, NpgsqlDbType.Uuid);
        await copy.WriteAsync(stored.Place.Unit, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(stored.Place.Province, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync(stored.Place.Prison, NpgsqlDbType.Integer, cancellationToken);
        await copy.WriteAsync((short)message.Kind, NpgsqlDbType.Smallint, cancellationToken);
        await WriteOptional((short?)message.Facility, NpgsqlDbType.Smallint);
        await copy.WriteAsync((short)message.Severity, NpgsqlDbType.Smallint, cancellationToken);
        await copy.WriteAsync(message.Host, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(message.App, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync(message.Text, NpgsqlDbType.Text, cancellationToken);
        await WriteText(message.TrapOid);
        await WriteText(stored.Rule);
        await copy.WriteAsync(Variables(message), NpgsqlDbType.Jsonb, cancellationToken);

        Task WriteOptional<T>(T? value, NpgsqlDbType type)
            where T : struct => value is { } given ? copy.WriteAsync(given, type, cancellationToken) : copy.WriteNullAsync(cancellationToken);

        Task WriteText(string? value) => value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);
    }
}
