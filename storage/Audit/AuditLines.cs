using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Audit;

/// <summary>Writes a line in the transaction of the change that it tells of, so that neither is there without the other.</summary>
internal static class AuditLines
{
    // Chinese stays readable in the stored text, because the audit is searched as text; whoever shows it escapes for its own medium.
    private static readonly JsonSerializerOptions Readable = new(OutboxJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AuditEntry Change<T>(TimeProvider time, Actor actor, UnitPlace place, string action, string subject, T? before, T? after)
        where T : class =>
        new(0, time.GetUtcNow(), actor, place, action, subject, Json(before), Json(after), true);

    public static Task Write(NpgsqlConnection connection, AuditEntry line, CancellationToken cancellationToken) =>
        connection.Statement(
            "select audit_write($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            SqlStatements.Value(line.At), SqlStatements.Value(line.Actor.AccountId), SqlStatements.Value(line.Actor.Name),
            SqlStatements.Value(line.Actor.RemoteAddress), SqlStatements.Value(line.Place.Unit), SqlStatements.Value(line.Place.Province),
            SqlStatements.Value(line.Place.Prison), SqlStatements.Value(line.Action), SqlStatements.Value(line.Subject),
            SqlStatements.Value(line.Before), SqlStatements.Value(line.After), SqlStatements.Value(line.Succeeded)).Run(cancellationToken);

    public static string? Json<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, Readable);
}
