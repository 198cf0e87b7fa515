using System.Diagnostics;
using System.Security.Cryptography;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>The hashes of the user-based security model, and how many octets of each are sent as signature (RFC 3414, RFC 7860).</summary>
internal static class UsmHash
{
    public const int HashOctetsMax = 64;

    public static int HashOctets(SnmpAuthentication protocol) => protocol switch
    {
        SnmpAuthentication.Md5 => 16,
        SnmpAuthentication.Sha1 => 20,
        SnmpAuthentication.Sha224 => 28,
        SnmpAuthentication.Sha256 => 32,
        SnmpAuthentication.Sha384 => 48,
        SnmpAuthentication.Sha512 => 64,
        _ => 0,
    };

    public static int SignatureOctets(SnmpAuthentication protocol) => protocol switch
    {
        SnmpAuthentication.Md5 or SnmpAuthentication.Sha1 => 12,
        SnmpAuthentication.Sha224 => 16,
        SnmpAuthentication.Sha256 => 24,
        SnmpAuthentication.Sha384 => 32,
        SnmpAuthentication.Sha512 => 48,
        _ => 0,
    };

#pragma warning disable CA5350, CA5351 // Old devices know nothing better than MD5 and SHA-1; the customer chooses.
    public static byte[] Hash(SnmpAuthentication protocol, ReadOnlySpan<byte> data)
    {
        byte[] hash = new byte[HashOctets(protocol)];
        switch (protocol)
        {
            case SnmpAuthentication.Md5: MD5.HashData(data, hash); break;
            case SnmpAuthentication.Sha1: SHA1.HashData(data, hash); break;
            case SnmpAuthentication.Sha224: Sha224.HashData(data, hash); break;
            case SnmpAuthentication.Sha256: SHA256.HashData(data, hash); break;
            case SnmpAuthentication.Sha384: SHA384.HashData(data, hash); break;
            case SnmpAuthentication.Sha512: SHA512.HashData(data, hash); break;
            default: throw new UnreachableException($"{protocol} has no hash.");
        }

        return hash;
    }

    /// <summary>Writes the signature into the target and gives its length.</summary>
    public static int Sign(SnmpAuthentication protocol, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        Span<byte> mac = stackalloc byte[HashOctetsMax];
        switch (protocol)
        {
            case SnmpAuthentication.Md5: HMACMD5.HashData(key, message, mac); break;
            case SnmpAuthentication.Sha1: HMACSHA1.HashData(key, message, mac); break;
            case SnmpAuthentication.Sha224: Sha224.Hmac(key, message, mac); break;
            case SnmpAuthentication.Sha256: HMACSHA256.HashData(key, message, mac); break;
            case SnmpAuthentication.Sha384: HMACSHA384.HashData(key, message, mac); break;
            case SnmpAuthentication.Sha512: HMACSHA512.HashData(key, message, mac); break;
            default: throw new UnreachableException($"{protocol} has no signature.");
        }

        int length = SignatureOctets(protocol);
        mac[..length].CopyTo(signature);
        return length;
    }
#pragma warning restore CA5350, CA5351
}
