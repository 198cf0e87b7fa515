namespace PrisonOps.Ports.Databases;

/// <summary>What an object says of its database: <c>{"engine": "mysql", "database": "prison", "tls": "require"}</c>.</summary>
public sealed record DatabaseSettings
{
    public DatabaseEngine Engine { get; init; }

    /// <summary>Null: the one that every server of the engine has.</summary>
    public string? Database { get; init; }

    public DatabaseEncryption Tls { get; init; }

    /// <summary>See <see cref="DatabaseTarget.Trust"/>.</summary>
    public string Trust { get; init; } = "system";

    /// <summary>The name that the certificate must have; null: the object's address.</summary>
    public string? Host { get; init; }

    /// <summary>Null: the profile that recognises the server.</summary>
    public string? Profile { get; init; }

    public BackupLog? Backup { get; init; }
}
