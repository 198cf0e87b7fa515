using System.Security.Cryptography;
using System.Text;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>A version 3 message with its security parameters (RFC 3412 section 6, RFC 3414 section 2.4), signed and enciphered or not.</summary>
internal readonly ref struct UsmMessage
{
    public const byte FlagAuthenticated = 1;
    public const byte FlagEnciphered = 2;
    public const byte FlagReportable = 4;

    private const int SecurityModelUsm = 3;
    private const int UserNameOctetsMax = 32;

    public int MessageId { get; private init; }

    public byte Flags { get; private init; }

    public ReadOnlySpan<byte> EngineId { get; private init; }

    public int Boots { get; private init; }

    public int Time { get; private init; }

    public ReadOnlySpan<byte> UserName { get; private init; }

    /// <summary>The scoped data unit; enciphered when the flag says so.</summary>
    public ReadOnlySpan<byte> Data { get; private init; }

    private ReadOnlySpan<byte> Signature { get; init; }

    private ReadOnlySpan<byte> Salt { get; init; }

    public bool IsAuthenticated => (Flags & FlagAuthenticated) != 0;

    public bool IsEnciphered => (Flags & FlagEnciphered) != 0;

    public static bool TryRead(ReadOnlySpan<byte> datagram, out UsmMessage message)
    {
        message = default;
        if (!MessageFrame.TryOpen(datagram, out int version, out BerReader reader, out _) || version != (int)SnmpVersion.V3) return false;
        if (!reader.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> header)) return false;
        if (!reader.TryRead(BerTag.Octets, out ReadOnlySpan<byte> parameters)) return false;

        var global = new BerReader(header);
        if (!global.TryReadInt32(out int messageId) || !global.TryReadInteger(out _)) return false;
        if (!global.TryRead(BerTag.Octets, out ReadOnlySpan<byte> flags) || flags.Length != 1) return false;
        if (!global.TryReadInt32(out int model) || model != SecurityModelUsm) return false;

        var outer = new BerReader(parameters);
        if (!outer.TryRead(BerTag.Sequence, out parameters)) return false;
        var security = new BerReader(parameters);
        if (!security.TryRead(BerTag.Octets, out ReadOnlySpan<byte> engineId)) return false;
        if (!security.TryReadInt32(out int boots) || !security.TryReadInt32(out int time)) return false;
        if (!security.TryRead(BerTag.Octets, out ReadOnlySpan<byte> userName)) return false;
        if (!security.TryRead(BerTag.Octets, out ReadOnlySpan<byte> signature)) return false;
        if (!security.TryRead(BerTag.Octets, out ReadOnlySpan<byte> salt)) return false;

        byte expected = (flags[0] & FlagEnciphered) != 0 ? BerTag.Octets : BerTag.Sequence;
        if (!reader.TryRead(expected, out ReadOnlySpan<byte> data)) return false;

        message = new()
        {
            MessageId = messageId,
            Flags = flags[0],
            EngineId = engineId,
            Boots = boots,
            Time = time,
            UserName = userName,
            Signature = signature,
            Salt = salt,
            Data = data,
        };
        return true;
    }

    /// <summary>Writes a whole message around an encoded scoped data unit; without keys it is neither signed nor enciphered.</summary>
    public static void Write(
        ref BerWriter writer, int messageId, bool reportable, UsmEngine engine, int time, SnmpUser user, UsmKeys keys, long saltCounter,
        scoped ReadOnlySpan<byte> unit)
    {
        bool signed = keys.Authentication.Length > 0;
        bool enciphered = keys.Privacy.Length > 0;
        int end = writer.Position;
        byte[] salt = [];
        if (enciphered)
        {
            salt = UsmCipher.SaltFor(user.Privacy, engine.Boots, saltCounter);
            writer.Octets(UsmCipher.Encrypt(user.Privacy, keys.Privacy, unit, salt, engine.Boots, time));
        }
        else
        {
            writer.Raw(unit);
        }

        Span<byte> empty = stackalloc byte[UsmHash.HashOctetsMax];
        empty.Clear();
        int signatureOctets = signed ? UsmHash.SignatureOctets(user.Authentication) : 0;
        int parametersEnd = writer.Position;
        writer.Octets(salt);
        int signatureAt = writer.Position - signatureOctets;
        writer.Octets(empty[..signatureOctets]);
        WriteUserName(ref writer, user.Name);
        writer.Integer(time);
        writer.Integer(engine.Boots);
        writer.Octets(engine.Id);
        writer.Wrap(BerTag.Sequence, parametersEnd);
        writer.Wrap(BerTag.Octets, parametersEnd);

        int headerEnd = writer.Position;
        writer.Integer(SecurityModelUsm);
        int flags = (signed ? FlagAuthenticated : 0) | (enciphered ? FlagEnciphered : 0) | (reportable ? FlagReportable : 0);
        writer.Octets([(byte)flags]);
        writer.Integer(65_507);
        writer.Integer(messageId);
        writer.Wrap(BerTag.Sequence, headerEnd);
        writer.Integer((int)SnmpVersion.V3);
        writer.Wrap(BerTag.Sequence, end);
        if (!signed || writer.Overflowed) return;

        Span<byte> signature = stackalloc byte[UsmHash.HashOctetsMax];
        int length = UsmHash.Sign(user.Authentication, keys.Authentication, writer.Written, signature);
        writer.Overwrite(signatureAt, signature[..length]);
    }

    /// <summary>Whether the sender knows the key: the signature was made over the message with the signature's own octets as zeros.</summary>
    public bool IsSignedWith(ReadOnlySpan<byte> datagram, SnmpAuthentication protocol, UsmKeys keys)
    {
        if (Signature.Length == 0 || Signature.Length != UsmHash.SignatureOctets(protocol)) return false;
        if (!datagram.Overlaps(Signature, out int at)) return false;

        byte[] zeroed = datagram.ToArray();
        zeroed.AsSpan(at, Signature.Length).Clear();
        Span<byte> expected = stackalloc byte[UsmHash.HashOctetsMax];
        int length = UsmHash.Sign(protocol, keys.Authentication, zeroed, expected);
        return CryptographicOperations.FixedTimeEquals(expected[..length], Signature);
    }

    /// <summary>Opens the scoped data unit; null when it cannot be deciphered or read.</summary>
    public byte[]? OpenScoped(SnmpPrivacy privacy, UsmKeys keys)
    {
        if (!IsEnciphered) return Data.ToArray();
        if (privacy == SnmpPrivacy.None || keys.Privacy.Length == 0) return null;
        if (UsmCipher.Decrypt(privacy, keys.Privacy, Data, Salt, Boots, Time) is not { } plain) return null;

        var reader = new BerReader(plain);
        return reader.TryRead(BerTag.Sequence, out ReadOnlySpan<byte> scoped) ? scoped.ToArray() : null;
    }

    /// <summary>Reads context and data unit off an opened scope.</summary>
    public static bool TryReadScoped(ReadOnlySpan<byte> scoped, out ReadOnlySpan<byte> contextEngineId, out ReadOnlySpan<byte> contextName, out Pdu pdu)
    {
        contextName = default;
        pdu = default;
        var reader = new BerReader(scoped);
        return reader.TryRead(BerTag.Octets, out contextEngineId)
            && reader.TryRead(BerTag.Octets, out contextName)
            && Pdu.TryRead(ref reader, out pdu);
    }

    private static void WriteUserName(ref BerWriter writer, string name)
    {
        Span<byte> octets = stackalloc byte[UserNameOctetsMax * 4];
        writer.Octets(octets[..Encoding.UTF8.GetBytes(name, octets)]);
    }
}
