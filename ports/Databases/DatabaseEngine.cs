namespace PrisonOps.Ports.Databases;

/// <summary>The protocol on the wire; products that speak it are told apart by their profiles.</summary>
public enum DatabaseEngine
{
    /// <summary>PostgreSQL's protocol 3: also KingbaseES, openGauss and GaussDB.</summary>
    Postgresql = 0,

    /// <summary>MySQL's protocol: also MariaDB, OceanBase and TiDB.</summary>
    Mysql = 1,
}
