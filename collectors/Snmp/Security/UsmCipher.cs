using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>Enciphers scoped data units: DES in CBC (RFC 3414 section 8), AES in CFB with 128 bits of feedback (RFC 3826).</summary>
internal static class UsmCipher
{
    public const int SaltOctets = 8;

    private const int DesBlockOctets = 8;
    private const int AesBlockOctets = 16;

    public static int KeyOctets(SnmpPrivacy privacy) => privacy switch
    {
        SnmpPrivacy.None => 0,
        SnmpPrivacy.Des or SnmpPrivacy.Aes128 => 16,
        SnmpPrivacy.Aes192 or SnmpPrivacy.Aes192Cisco => 24,
        SnmpPrivacy.Aes256 or SnmpPrivacy.Aes256Cisco => 32,
        _ => throw new UnreachableException($"{privacy} has no key."),
    };

    /// <summary>The salt must never repeat under one key. DES takes the boots and a counter, AES a counter of 64 bits.</summary>
    public static byte[] SaltFor(SnmpPrivacy privacy, int boots, long counter)
    {
        byte[] salt = new byte[SaltOctets];
        BinaryPrimitives.WriteInt64BigEndian(salt, counter);
        if (privacy == SnmpPrivacy.Des) BinaryPrimitives.WriteInt32BigEndian(salt, boots);
        return salt;
    }

    public static byte[] Encrypt(SnmpPrivacy privacy, byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> salt, int boots, int time)
    {
        if (privacy == SnmpPrivacy.Des)
        {
            using DES des = DesWith(key);
            return des.EncryptCbc(Padded(plain, DesBlockOctets), DesVector(key, salt), PaddingMode.None);
        }

        // The framework wants whole blocks although this mode does not; what the padding became is cut off again.
        using Aes aes = AesWith(key);
        return aes.EncryptCfb(Padded(plain, AesBlockOctets), AesVector(salt, boots, time), PaddingMode.None, 128)[..plain.Length];
    }

    /// <summary>Null when the octets cannot be what this cipher writes.</summary>
    public static byte[]? Decrypt(SnmpPrivacy privacy, byte[] key, ReadOnlySpan<byte> data, ReadOnlySpan<byte> salt, int boots, int time)
    {
        if (salt.Length != SaltOctets || data.IsEmpty) return null;

        if (privacy == SnmpPrivacy.Des)
        {
            if (data.Length % DesBlockOctets != 0) return null;

            using DES des = DesWith(key);
            return des.DecryptCbc(data, DesVector(key, salt), PaddingMode.None);
        }

        using Aes aes = AesWith(key);
        return aes.DecryptCfb(Padded(data, AesBlockOctets), AesVector(salt, boots, time), PaddingMode.None, 128)[..data.Length];
    }

    private static byte[] Padded(ReadOnlySpan<byte> data, int blockOctets)
    {
        byte[] padded = new byte[(data.Length + blockOctets - 1) / blockOctets * blockOctets];
        data.CopyTo(padded);
        return padded;
    }

    private static Aes AesWith(byte[] key)
    {
        Aes aes = Aes.Create();
        aes.Key = key;
        return aes;
    }

#pragma warning disable CA5351 // DES is what the oldest devices have; the customer chooses.
    private static DES DesWith(byte[] key)
    {
        DES des = DES.Create();
        des.Key = key[..DesBlockOctets];
        return des;
    }
#pragma warning restore CA5351

    private static byte[] DesVector(byte[] key, ReadOnlySpan<byte> salt)
    {
        byte[] vector = key[DesBlockOctets..(2 * DesBlockOctets)];
        for (int i = 0; i < vector.Length; i++) vector[i] ^= salt[i];
        return vector;
    }

    private static byte[] AesVector(ReadOnlySpan<byte> salt, int boots, int time)
    {
        byte[] vector = new byte[AesBlockOctets];
        BinaryPrimitives.WriteInt32BigEndian(vector, boots);
        BinaryPrimitives.WriteInt32BigEndian(vector.AsSpan(4), time);
        salt.CopyTo(vector.AsSpan(8));
        return vector;
    }
}
