using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Outbox;

/// <summary>Writes events in the transaction of the change that they tell of.</summary>
internal static class OutboxWriter
{
    /// <summary>
    /// Once per transaction: the ordinal of an event in this call is the low part of its position. Gives the highest position, to be raised
    /// after the commit.
    /// </summary>
    public static Task<long> Append(NpgsqlConnection connection, IReadOnlyList<OutboxDraft> events, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            with positions as (
              insert into outbox (position, topic, unit_id, province, prison, key, payload, at, urgent)
              select outbox_position(e.ordinal::int), e.topic, e.unit_id, e.province, e.prison, e.key, e.payload, $7, e.urgent
              from unnest($1, $2, $3, $4, $5, $6, $8) with ordinality e (topic, unit_id, province, prison, key, payload, urgent, ordinal))
            select outbox_position(cardinality($1))
            """,
            SqlStatements.Column(events, e => e.Topic),
            SqlStatements.Column(events, e => e.Place.Unit),
            SqlStatements.Column(events, e => e.Place.Province),
            SqlStatements.Column(events, e => e.Place.Prison),
            SqlStatements.Column(events, e => e.Key),
            SqlStatements.Column(events, e => e.Payload),
            SqlStatements.Value(at),
            SqlStatements.Column(events, e => e.Urgent)).ReadValue<long>(cancellationToken);
}
