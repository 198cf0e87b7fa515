namespace PrisonOps.Ports.Databases;

/// <summary>One database and how to speak with it.</summary>
/// <param name="Id">Of the object; one connection at a time is open for it.</param>
/// <param name="Address">An address or a name; also the name in the certificate, unless <paramref name="Settings"/> say another.</param>
public sealed record DatabaseTarget(Guid Id, string Address, int Port, string UserName, string Password, DatabaseSettings Settings)
{
    public const int PostgresqlPort = 5432, MysqlPort = 3306;

    /// <summary>"system": a certificate that is shown must be trusted by this machine; "any"; or "sha256:" with the certificate's fingerprint.</summary>
    public string Trust => Settings.Trust;

    public int EffectivePort => Port != 0 ? Port : Settings.Engine == DatabaseEngine.Mysql ? MysqlPort : PostgresqlPort;

    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => $"{Settings.Engine} {UserName}@{Address}:{EffectivePort}";
}
