using System.Data.Common;
using Npgsql;
using PrisonOps.Ports.Notices;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Notices;

/// <summary>A lock of the database that lives as long as its connection.</summary>
internal sealed class NoticeLead(NpgsqlConnection connection) : INoticeLead
{
    private const string Key = "hashtext('prisonops.notices')";

    public static async Task<INoticeLead?> Try(DatabaseConnections connections, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        try
        {
            if (await connection.Statement($"select pg_try_advisory_lock({Key})").ReadValue<bool>(cancellationToken)) return new NoticeLead(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async Task<bool> Stands(CancellationToken cancellationToken)
    {
        try
        {
            return await connection.Statement("select true").ReadValue<bool>(cancellationToken);
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>A pooled connection would keep the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.Statement($"select pg_advisory_unlock({Key})").Run(CancellationToken.None);
        }
        catch (Exception gone) when (gone is DbException or InvalidOperationException)
        {
            // With the connection the lock has gone as well.
        }

        await connection.DisposeAsync();
    }
}
