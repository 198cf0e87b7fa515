using System.Text;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator;

/// <summary>The agent's side of the user-based security model (RFC 3414 section 3.2): it knows one user, and reports what is wrong.</summary>
internal sealed class UsmResponder
{
    private static readonly ObjectIdentifier UsmStats = ObjectIdentifier.Parse("1.3.6.1.6.3.15.1.1");
    private static readonly SnmpUser Nobody = new("");

    private readonly SnmpUser user;
    private readonly UsmKeys keys;
    private readonly byte[] engineId;
    private readonly byte[] scoped = new byte[65_507];
    private readonly uint[] reports = new uint[7];
    private long salt;

    public UsmResponder(DeviceUser known, string engineName)
    {
        user = new(known.Name)
        {
            Authentication = known.Authentication,
            AuthenticationPassword = known.AuthenticationPassword,
            Privacy = known.Privacy,
            PrivacyPassword = known.PrivacyPassword,
        };

        // RFC 3411: the enterprise number with its first bit set, 4 for text, the text.
        byte[] name = Encoding.UTF8.GetBytes(engineName);
        engineId = [0x80, 0x00, 0x7E, 0xD9, 0x04, .. name.AsSpan(0, Math.Min(name.Length, 27))];
        keys = new UsmKeyCache().For(user, engineId);
    }

    /// <summary>How often the engine has booted; a restart of the device raises it.</summary>
    public int Boots { get; set; } = 1;

    public bool TryAnswer(
        ReadOnlySpan<byte> datagram, RequestAnswerer answerer, TimeSpan uptime, bool wrongId, ref BerWriter writer)
    {
        if (!UsmMessage.TryRead(datagram, out UsmMessage asked)) return false;

        int now = (int)(uptime.TotalSeconds % int.MaxValue);
        if (!asked.EngineId.SequenceEqual(engineId)) return Report(asked, UsmReport.UnknownEngineId, now, UsmKeys.None, ref writer);
        if (!asked.UserName.SequenceEqual(Encoding.UTF8.GetBytes(user.Name))) return Report(asked, UsmReport.UnknownUserName, now, UsmKeys.None, ref writer);
        if (asked.IsAuthenticated != (user.Authentication != SnmpAuthentication.None) || asked.IsEnciphered != (user.Privacy != SnmpPrivacy.None))
        {
            return Report(asked, UsmReport.UnsupportedSecurityLevel, now, UsmKeys.None, ref writer);
        }

        if (asked.IsAuthenticated)
        {
            if (!asked.IsSignedWith(datagram, user.Authentication, keys)) return Report(asked, UsmReport.WrongDigest, now, UsmKeys.None, ref writer);
            if (asked.Boots != Boots || Math.Abs((long)asked.Time - now) > UsmEngine.TimeWindowSeconds)
            {
                return Report(asked, UsmReport.NotInTimeWindow, now, keys with { Privacy = [] }, ref writer);
            }
        }

        if (asked.OpenScoped(user.Privacy, keys) is not { } opened
            || !UsmMessage.TryReadScoped(opened, out _, out ReadOnlySpan<byte> context, out Pdu pdu))
        {
            return Report(asked, UsmReport.DecryptionError, now, UsmKeys.None, ref writer);
        }

        var unit = new BerWriter(scoped);
        int end = unit.Position;
        if (!answerer.TryAnswer(pdu, false, uptime, ref unit)) return false;

        unit.Octets(context);
        unit.Octets(engineId);
        unit.Wrap(BerTag.Sequence, end);
        int messageId = wrongId ? asked.MessageId ^ 0x55 : asked.MessageId;
        UsmMessage.Write(ref writer, messageId, false, Engine(), now, user, keys, ++salt, unit.Written);
        return true;
    }

    private UsmEngine Engine() => new(engineId, Boots, 0, 0);

    private bool Report(UsmMessage asked, UsmReport report, int now, UsmKeys signWith, ref BerWriter writer)
    {
        var unit = new BerWriter(scoped);
        int end = unit.Position;
        unit.Unsigned(++reports[(int)report], (byte)SnmpType.Counter32);
        unit.Octets(UsmStats.Append((uint)report, 0).Encoded, BerTag.Name);
        unit.Wrap(BerTag.Sequence, end);
        unit.Wrap(BerTag.Sequence, end);
        unit.Integer(0);
        unit.Integer(0);
        unit.Integer(0);
        unit.Wrap((byte)PduType.Report, end);
        unit.Octets([]);
        unit.Octets(engineId);
        unit.Wrap(BerTag.Sequence, end);
        SnmpUser signer = signWith.Authentication.Length > 0 ? user : Nobody;
        UsmMessage.Write(ref writer, asked.MessageId, false, Engine(), now, signer, signWith, 0, unit.Written);
        return true;
    }
}
