using Npgsql;
using PrisonOps.Ports.Flows;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Logs;
using PrisonOps.Storage.Server;

namespace PrisonOps.Storage.Flows;

internal sealed class FlowStore(DatabaseConnections connections, DatabaseHealth health) : IFlowStore
{
    public async Task<bool> Commit(FlowBatch batch, CancellationToken cancellationToken)
    {
        bool withMinutes = !health.Current.DiskLow;
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.Statement("select exists (select from flow_minute where batch = $1)", SqlStatements.Value(batch.Id)).ReadValue<bool>(cancellationToken))
            return true;

        if (withMinutes)
        {
            await InsertMinutes(connection, batch, cancellationToken);
            await InsertPorts(connection, batch, cancellationToken);
            await InsertConversations(connection, batch, cancellationToken);
        }

        await LogChanges.Count(connection, batch.Unmapped, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return withMinutes;
    }

    private static Task<int> InsertMinutes(NpgsqlConnection connection, FlowBatch batch, CancellationToken cancellationToken) => connection.Statement(
        """
        insert into flow_minute (
          batch, at, object_id, unit_id, province, prison, format, octets, packets, flows, lost_flows, lost_datagrams, sets_without_template, malformed)
        select $1, * from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """,
        SqlStatements.Value(batch.Id),
        SqlStatements.Column(batch.Minutes, row => row.Minute.At),
        SqlStatements.Column(batch.Minutes, row => row.ObjectId),
        SqlStatements.Column(batch.Minutes, row => row.Place.Unit),
        SqlStatements.Column(batch.Minutes, row => row.Place.Province),
        SqlStatements.Column(batch.Minutes, row => row.Place.Prison),
        SqlStatements.Column(batch.Minutes, row => (short)row.Minute.Format),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Total.Octets),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Total.Packets),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Total.Flows),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Loss.Flows),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Loss.Datagrams),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Loss.SetsWithoutTemplate),
        SqlStatements.Column(batch.Minutes, row => row.Minute.Loss.Malformed)).Run(cancellationToken);

    private static Task<int> InsertPorts(NpgsqlConnection connection, FlowBatch batch, CancellationToken cancellationToken)
    {
        (StoredFlowMinute Of, PortMinute Port)[] rows = [.. batch.Minutes.SelectMany(row => row.Minute.Ports.Select(port => (row, port)))];
        return connection.Statement(
            """
            insert into flow_port (at, object_id, unit_id, province, prison, port, in_octets, out_octets, counted_in, counted_out)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            SqlStatements.Column(rows, row => row.Of.Minute.At),
            SqlStatements.Column(rows, row => row.Of.ObjectId),
            SqlStatements.Column(rows, row => row.Of.Place.Unit),
            SqlStatements.Column(rows, row => row.Of.Place.Province),
            SqlStatements.Column(rows, row => row.Of.Place.Prison),
            SqlStatements.Column(rows, row => (long)row.Port.Port),
            SqlStatements.Column(rows, row => row.Port.In.Octets),
            SqlStatements.Column(rows, row => row.Port.Out.Octets),
            SqlStatements.Column(rows, row => row.Port.CountedIn),
            SqlStatements.Column(rows, row => row.Port.CountedOut)).Run(cancellationToken);
    }

    private static Task<int> InsertConversations(NpgsqlConnection connection, FlowBatch batch, CancellationToken cancellationToken)
    {
        (StoredFlowMinute Of, Conversation Key, FlowSum Sum)[] rows =
            [.. batch.Minutes.SelectMany(row => row.Minute.Conversations.Select(one => (row, one.Conversation, one.Sum)))];
        return connection.Statement(
            """
            insert into flow_conversation (
              at, object_id, unit_id, province, prison, source, destination, protocol, service, input, output, octets, packets, flows)
            select g.at, g.object_id, g.unit_id, g.province, g.prison, g.source::inet, g.destination::inet, g.protocol, g.service, g.input, g.output, g.octets,
              g.packets, g.flows
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
              g (at, object_id, unit_id, province, prison, source, destination, protocol, service, input, output, octets, packets, flows)
            """,
            SqlStatements.Column(rows, row => row.Of.Minute.At),
            SqlStatements.Column(rows, row => row.Of.ObjectId),
            SqlStatements.Column(rows, row => row.Of.Place.Unit),
            SqlStatements.Column(rows, row => row.Of.Place.Province),
            SqlStatements.Column(rows, row => row.Of.Place.Prison),
            SqlStatements.Column(rows, row => row.Key.Source.ToString()),
            SqlStatements.Column(rows, row => row.Key.Destination.ToString()),
            SqlStatements.Column(rows, row => (short)row.Key.Protocol),
            SqlStatements.Column(rows, row => (int)row.Key.Service),
            SqlStatements.Column(rows, row => (long)row.Key.Input),
            SqlStatements.Column(rows, row => (long)row.Key.Output),
            SqlStatements.Column(rows, row => row.Sum.Octets),
            SqlStatements.Column(rows, row => row.Sum.Packets),
            SqlStatements.Column(rows, row => row.Sum.Flows)).Run(cancellationToken);
    }
}
