using System.Buffers;
using System.Text;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>The two keys of one user at one engine (RFC 3414 appendix A.2).</summary>
internal sealed record UsmKeys(byte[] Authentication, byte[] Privacy)
{
    private const int PasswordStretchOctets = 1 << 20;

    public static UsmKeys None { get; } = new([], []);

    /// <summary>A megabyte of the repeated password, hashed: some 3 ms, which is why the result is cached by password.</summary>
    public static byte[] FromPassword(SnmpAuthentication protocol, ReadOnlySpan<byte> password)
    {
        if (password.IsEmpty) return new byte[UsmHash.HashOctets(protocol)];

        byte[] stretched = ArrayPool<byte>.Shared.Rent(PasswordStretchOctets);
        Span<byte> whole = stretched.AsSpan(0, PasswordStretchOctets);
        for (int at = 0; at < whole.Length; at += password.Length)
        {
            password[..Math.Min(password.Length, whole.Length - at)].CopyTo(whole[at..]);
        }

        byte[] key = UsmHash.Hash(protocol, whole);
        ArrayPool<byte>.Shared.Return(stretched, clearArray: true);
        return key;
    }

    public static byte[] FromPassword(SnmpAuthentication protocol, string password) => FromPassword(protocol, Encoding.UTF8.GetBytes(password));

    /// <summary>Binds a key to one engine, so that one device's stolen key opens no other.</summary>
    public static byte[] Localize(SnmpAuthentication protocol, ReadOnlySpan<byte> key, ReadOnlySpan<byte> engineId) =>
        UsmHash.Hash(protocol, [.. key, .. engineId, .. key]);

    /// <summary>Cuts or extends a localized key to what the cipher needs; the two drafts differ only in how they extend it.</summary>
    public static byte[] ForPrivacy(SnmpAuthentication protocol, SnmpPrivacy privacy, byte[] localized, ReadOnlySpan<byte> engineId)
    {
        int needed = UsmCipher.KeyOctets(privacy);
        byte[] key = localized;
        byte[] last = localized;
        while (key.Length < needed)
        {
            last = privacy is SnmpPrivacy.Aes192Cisco or SnmpPrivacy.Aes256Cisco
                ? Localize(protocol, FromPassword(protocol, last), engineId)
                : UsmHash.Hash(protocol, key);
            key = [.. key, .. last];
        }

        return key[..needed];
    }
}
