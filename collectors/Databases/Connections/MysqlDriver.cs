using System.Data.Common;
using System.Net.Sockets;
using MySqlConnector;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>MySQL's protocol by MySqlConnector.</summary>
internal sealed class MysqlDriver : IDatabaseDriver
{
    /// <summary>Numbers that the driver has no name for (MySQL's and MariaDB's references of server errors).</summary>
    private const MySqlErrorCode AccessDeniedNoPassword = (MySqlErrorCode)1698, MustChangePassword = (MySqlErrorCode)1820,
        MustChangePasswordLogin = (MySqlErrorCode)1862, AccountLocked = (MySqlErrorCode)3118;

    public DbConnection Connection(DatabaseTarget target, int port, ShownCertificate certificate)
    {
        var text = new MySqlConnectionStringBuilder
        {
            Server = "127.0.0.1",
            Port = (uint)port,
            Database = target.Settings.Database ?? "",
            UserID = target.UserName,
            Password = target.Password,
            SslMode = target.Settings.Tls switch
            {
                DatabaseEncryption.Require => MySqlSslMode.Required,
                DatabaseEncryption.Disable => MySqlSslMode.Disabled,
                _ => MySqlSslMode.Preferred,
            },
            // A server may ask for a file of this machine, or for the password as it is: it gets neither.
            AllowLoadLocalInfile = false,
            AllowPublicKeyRetrieval = false,
            ServerRedirectionMode = MySqlServerRedirectionMode.Disabled,
            ApplicationName = "prisonops",
            Pooling = false,
            AutoEnlist = false,
            AllowZeroDateTime = true,
            TreatTinyAsBoolean = false,
            // The reading has its own time, and its end is told apart from a fault.
            ConnectionTimeout = 0,
            DefaultCommandTimeout = 0,
        };
        return new MySqlConnection(text.ConnectionString) { RemoteCertificateValidationCallback = certificate.Judge };
    }

    public DatabaseFailure Judge(Exception failure) => failure is MySqlException said
        ? Judge(said, said.ErrorCode, $"{(int)said.ErrorCode} {said.Message}")
        : new(DevicePollOutcome.Malformed, failure.Message);

    public string BackupAge(BackupLog backup) =>
        $"select timestampdiff(second, max(`{backup.Column}`), now()) as age from `{backup.Table.Replace(".", "`.`", StringComparison.Ordinal)}`";

    private static DatabaseFailure Judge(MySqlException said, MySqlErrorCode code, string detail) => code switch
    {
        MySqlErrorCode.AccessDenied or MySqlErrorCode.HostNotPrivileged or MySqlErrorCode.HostIsBlocked
            or AccessDeniedNoPassword or MustChangePassword or MustChangePasswordLogin or AccountLocked
            => new(DevicePollOutcome.Unauthorised, detail, IsRefusal: true),
        MySqlErrorCode.ConnectionCountError or MySqlErrorCode.TooManyUserConnections => new(DevicePollOutcome.Answered, detail, IsFull: true),
        MySqlErrorCode.UnknownDatabase or MySqlErrorCode.DatabaseAccessDenied => new(DevicePollOutcome.NotAsked, detail),
        MySqlErrorCode.ServerShutdown => new(DevicePollOutcome.Unreachable, detail),
        _ when IsGone(said) => new(DevicePollOutcome.Unreachable, detail),
        MySqlErrorCode.UnableToConnectToHost or MySqlErrorCode.CommandTimeoutExpired or MySqlErrorCode.None => new(DevicePollOutcome.Malformed, detail),
        _ => new(DevicePollOutcome.Answered, detail, IsOfStatement: true),
    };

    /// <summary>It closed the connection, as a server does that is being stopped.</summary>
    private static bool IsGone(MySqlException said) => said.InnerException is IOException or SocketException;
}
