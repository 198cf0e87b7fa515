namespace PrisonOps.Ports.Databases;

/// <summary>Whether the connection is enciphered. A password never goes over a plain connection as it is, only as the answer to a challenge.</summary>
public enum DatabaseEncryption
{
    /// <summary>Where the server offers it.</summary>
    Prefer = 0,

    /// <summary>Always; a server that does not offer it is not asked.</summary>
    Require = 1,

    /// <summary>Never.</summary>
    Disable = 2,
}
