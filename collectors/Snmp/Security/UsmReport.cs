namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>The counters an agent reports instead of an answer (RFC 3414 section 5).</summary>
internal enum UsmReport
{
    Unknown = 0,
    UnsupportedSecurityLevel = 1,
    NotInTimeWindow = 2,
    UnknownUserName = 3,
    UnknownEngineId = 4,
    WrongDigest = 5,
    DecryptionError = 6,
}
