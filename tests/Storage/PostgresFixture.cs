using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Server;
using PrisonOps.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace PrisonOps.Tests.Storage;

/// <summary>
/// One private server for the whole run, started by the product's own class in a folder of its own; every test class gets a database, copied
/// from one that was migrated once.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "prisonops_template";

    private readonly SemaphoreSlim copying = new(1, 1);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"prisonops-tests-{Guid.NewGuid():N}");
    private PrivateServer server = null!;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        server = new(Options.Create(OptionsFor(Template)), TimeProvider.System, NullLogger<PrivateServer>.Instance);
        await server.Start(CancellationToken.None);
        await using (DatabaseConnections connections = new(Options.Create(OptionsFor(Template)), NullLoggerFactory.Instance))
            await new Migrator(connections, TimeProvider.System, NullLogger<Migrator>.Instance).Migrate(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A migrated database of one's own.</summary>
    internal async Task<DatabaseOptions> NewDatabase(CancellationToken cancellationToken)
    {
        DatabaseOptions options = OptionsFor($"t{Interlocked.Increment(ref databases)}");
        await copying.WaitAsync(cancellationToken);
        try
        {
            await Superuser($"create database {options.DatabaseName} template {Template} owner prisonops_owner", cancellationToken);
        }
        finally
        {
            copying.Release();
        }

        return options;
    }

    internal async Task Superuser(string sql, CancellationToken cancellationToken, string database = "postgres")
    {
        await using NpgsqlConnection connection = new(server.SuperuserConnection(database));
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        server.Stop();
        Directory.Delete(folder, true);
        copying.Dispose();
        return ValueTask.CompletedTask;
    }

    private DatabaseOptions OptionsFor(string database) => new() { DataFolder = folder, DatabaseName = database, SharedBuffersMib = 64, PoolSizeMax = 12 };
}
