using System.Data.Common;
using PrisonOps.Ports.Databases;

namespace PrisonOps.Collectors.Databases.Connections;

/// <summary>One wire protocol.</summary>
internal interface IDatabaseDriver
{
    /// <param name="port">Of the relay on this machine.</param>
    DbConnection Connection(DatabaseTarget target, int port, ShownCertificate certificate);

    DatabaseFailure Judge(Exception failure);

    /// <summary>The age in seconds of the youngest time in the table; its names are plain.</summary>
    string BackupAge(BackupLog backup);
}
