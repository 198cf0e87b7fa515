using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Server;

namespace PrisonOps.Storage.Database;

/// <summary>
/// One pool per role. The app pool is not given out: <see cref="ScopedDatabase"/> is the only way to it, so no statement of a web request
/// runs without a scope.
/// </summary>
public sealed class DatabaseConnections : IAsyncDisposable
{
    /// <summary>A chart of hundreds of series is megabytes; with the usual 8 KiB it would wake a thread for each of hundreds of reads.</summary>
    private const int ReadBufferBytes = 65_536;

    public DatabaseConnections(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
    {
        DatabaseOptions given = options.Value;
        Owner = Build(given, given.ConnectionString, DatabaseRoles.Owner, loggers);
        Grid = Build(given, given.GridConnectionString, DatabaseRoles.Grid, loggers);
        App = Build(given, given.AppConnectionString, DatabaseRoles.App, loggers);
    }

    /// <summary>Migrations only.</summary>
    internal NpgsqlDataSource Owner { get; }

    /// <summary>Actors, the sample writer, housekeeping. Used by no web request.</summary>
    internal NpgsqlDataSource Grid { get; }

    internal NpgsqlDataSource App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Grid.DisposeAsync();
        await Owner.DisposeAsync();
    }

    private static NpgsqlDataSource Build(DatabaseOptions options, string? connectionString, string role, ILoggerFactory loggers)
    {
        NpgsqlConnectionStringBuilder text = options.Mode == DatabaseMode.Private
            ? new() { Host = SocketFolder.PathFor(options), Username = role, Database = options.DatabaseName }
            : new(connectionString ?? options.ConnectionString) { Options = connectionString is null ? $"-c role={role}" : null };
        text.ApplicationName = role;
        text.MaxPoolSize = role == DatabaseRoles.Owner ? 4 : options.PoolSizeMax;
        text.Timeout = 5;
        text.CommandTimeout = role == DatabaseRoles.Owner ? 0 : 30;
        if (role == DatabaseRoles.App) text.ReadBufferSize = ReadBufferBytes;
        text.MaxAutoPrepare = 100;
        text.AutoPrepareMinUsages = 3;
        return new NpgsqlDataSourceBuilder(text.ConnectionString).UseLoggerFactory(loggers).Build();
    }
}
