using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>PostgreSQL's protocol by Npgsql. Codes are SQLSTATE of the manual's appendix A.</summary>
internal sealed class PostgresqlDriver : IDatabaseDriver
{
    public DbConnection Connection(DatabaseTarget target, int port, ShownCertificate certificate)
    {
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Database = target.Settings.Database ?? "postgres",
            Username = target.UserName,
            Password = target.Password,
            // Whoever answers may ask for the password as it is; it gets only answers to challenges.
            RequireAuth = "ScramSHA256,MD5",
            SslMode = target.Settings.Tls switch
            {
                DatabaseEncryption.Require => SslMode.Require,
                DatabaseEncryption.Disable => SslMode.Disable,
                _ => SslMode.Prefer,
            },
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = "prisonops",
            Pooling = false,
            Enlist = false,
            // The reading has its own time, and its end is told apart from a fault.
            Timeout = 0,
            CommandTimeout = 0,
            CancellationTimeout = -1,
        };
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString);
        // Not every product has the catalogue of types that the driver would read.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        builder.UseSslClientAuthenticationOptionsCallback(options =>
        {
            options.TargetHost = target.Settings.Host ?? target.Address;
            options.RemoteCertificateValidationCallback = certificate.Judge;
        });
        return builder.Build().CreateConnection();
    }

    public DatabaseFailure Judge(Exception failure) => failure switch
    {
        PostgresException said => Judge(said, $"{said.SqlState} {said.MessageText}"),
        NpgsqlException { InnerException: IOException or SocketException } => new(DevicePollOutcome.Unreachable, $"{failure.Message} {failure.InnerException.Message}"),
        NpgsqlException { InnerException: { } inner } => new(DevicePollOutcome.Malformed, $"{failure.Message} {inner.Message}"),
        _ => new(DevicePollOutcome.Malformed, failure.Message),
    };

    public string BackupAge(BackupLog backup) =>
        $"select extract(epoch from clock_timestamp() - max(\"{backup.Column}\"))::float8 as age from \"{backup.Table.Replace(".", "\".\"", StringComparison.Ordinal)}\"";

    private static DatabaseFailure Judge(PostgresException said, string detail) => said.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(DevicePollOutcome.Unauthorised, detail, IsRefusal: true),
        PostgresErrorCodes.TooManyConnections => new(DevicePollOutcome.Answered, detail, IsFull: true),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => new(DevicePollOutcome.Unreachable, detail),
        PostgresErrorCodes.InvalidCatalogName => new(DevicePollOutcome.NotAsked, detail),
        _ when said.Severity == "ERROR" => new(DevicePollOutcome.Answered, detail, IsOfStatement: true),
        _ => new(DevicePollOutcome.Malformed, detail),
    };
}
