namespace PrisonOps.Storage.Database;

/// <summary>The database cannot be opened; the message is for the person who runs the product.</summary>
public sealed class DatabaseException : Exception
{
    public DatabaseException()
    {
    }

    public DatabaseException(string message)
        : base(message)
    {
    }

    public DatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
