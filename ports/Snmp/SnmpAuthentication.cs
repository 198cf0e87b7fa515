namespace PrisonOps.Ports.Snmp;

/// <summary>How a version 3 message is signed (RFC 3414, RFC 7860).</summary>
public enum SnmpAuthentication
{
    None = 0,
    Md5 = 1,
    Sha1 = 2,
    Sha224 = 3,
    Sha256 = 4,
    Sha384 = 5,
    Sha512 = 6,
}
