namespace PrisonOps.Storage.Database;

public enum DatabaseMode
{
    /// <summary>A PostgreSQL server of the product's own under the data folder.</summary>
    Private,

    /// <summary>A server that somebody else runs, named by connection strings.</summary>
    External,
}
