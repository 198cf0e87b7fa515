namespace PrisonOps.Ports.Databases;

/// <summary>Reads a database by the statements of its profile, in a session that can only read.</summary>
public interface IDatabaseReader
{
    Task<DatabaseAnswer> Read(DatabaseTarget target, CancellationToken cancellationToken);
}
