namespace PrisonOps.Ports.Notices;

/// <summary>The numbers are stored; they are append-only.</summary>
public enum MailEncryption
{
    /// <summary>Plain, then TLS on the same connection; a server that does not offer it gets nothing.</summary>
    StartTls = 1,

    /// <summary>TLS from the first octet.</summary>
    Tls = 2,

    /// <summary>For a relay on the same machine. A password is never sent so.</summary>
    None = 3,
}
