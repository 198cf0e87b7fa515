using System.Collections.Immutable;
using System.Net;
using PrisonOps.Collectors.Logs;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Trap;

/// <summary>
/// Opens traps and informs of version 3. Of a trap the sender's engine is the authority, of an inform ours; a user is one of the credential
/// sets; what is not signed as its user signs is not believed.
/// </summary>
internal sealed class UsmDoor
{
    private const int UserOctetsMax = 32;

    private readonly ITrapUsers users;
    private readonly OwnEngine engine;
    private readonly UsmReports reports;
    private readonly SenderClocks clocks;
    private readonly UsmKeyCache keyCache = new();

    public UsmDoor(ITrapUsers users, TimeProvider time)
    {
        this.users = users;
        engine = new($"prisonops-{Dns.GetHostName()}", time);
        reports = new(engine);
        clocks = new(time);
    }

    /// <summary>Null when the octets are no message of version 3.</summary>
    public async ValueTask<OpenedTrap?> Open(ReadOnlyMemory<byte> datagram, IPEndPoint from, CancellationToken cancellationToken)
    {
        if (UserOf(datagram.Span) is not { } name) return null;

        ImmutableArray<CredentialSecret> sets = name.Length == 0 ? [] : await users.Find(name, cancellationToken);
        SnmpUser[] known = [.. sets.Select(set => SnmpTargets.From(set, from).Target?.Credentials).OfType<SnmpUser>()];
        return Judge(datagram.Span, name, known);
    }

    private static string? UserOf(ReadOnlySpan<byte> datagram) =>
        UsmMessage.TryRead(datagram, out UsmMessage message) && message.UserName.Length <= UserOctetsMax ? MessageText.Of(message.UserName, UserOctetsMax) : null;

    private OpenedTrap? Judge(ReadOnlySpan<byte> datagram, string name, SnmpUser[] known)
    {
        if (!UsmMessage.TryRead(datagram, out UsmMessage message)) return null;

        bool isAskingForEngine = message.EngineId.Length is < UsmEngine.IdOctetsMin or > UsmEngine.IdOctetsMax;
        if (isAskingForEngine) return new(null, null, Answer(message, UsmReport.UnknownEngineId), null);

        bool isToUs = message.EngineId.SequenceEqual(engine.Id);
        if (known.Length == 0) return Refused(message, name, "the user is in no credential set", isToUs ? Answer(message, UsmReport.UnknownUserName) : null);

        foreach (SnmpUser user in known)
        {
            UsmKeys keys = keyCache.For(user, message.EngineId.ToArray());
            bool sameLevel = message.IsAuthenticated == (user.Authentication != SnmpAuthentication.None)
                && message.IsEnciphered == (user.Privacy != SnmpPrivacy.None);
            if (!sameLevel || (message.IsAuthenticated && !message.IsSignedWith(datagram, user.Authentication, keys))) continue;

            return isToUs ? OpenInform(message, name, user, keys) : OpenTrap(message, name, user, keys);
        }

        return Refused(message, name, "the signature is not that of the user, or the level is another", isToUs ? Answer(message, UsmReport.WrongDigest) : null);
    }

    private OpenedTrap OpenTrap(UsmMessage message, string name, SnmpUser user, UsmKeys keys)
    {
        if (message.IsAuthenticated && !clocks.IsFresh(message)) return Refused(message, name, "the message is older than the window allows", null);

        return message.OpenScoped(user.Privacy, keys) is { } scoped && UsmMessage.TryReadScoped(scoped, out _, out _, out Pdu pdu)
            && pdu.Type == PduType.TrapV2 && NotificationReader.Read(pdu) is { } read
                ? new(read, null, null, null)
                : Refused(message, name, "the content cannot be deciphered or is no trap", null);
    }

    private OpenedTrap OpenInform(UsmMessage message, string name, SnmpUser user, UsmKeys keys)
    {
        bool isInTime = message.Boots == engine.Boots && Math.Abs((long)message.Time - engine.Time) <= UsmEngine.TimeWindowSeconds;
        if (message.IsAuthenticated && !isInTime) return new(null, null, reports.Report(message, UsmReport.NotInTimeWindow, user, keys), null);

        return message.OpenScoped(user.Privacy, keys) is { } scoped
            && UsmMessage.TryReadScoped(scoped, out ReadOnlySpan<byte> contextEngine, out ReadOnlySpan<byte> context, out Pdu pdu)
            && pdu.Type == PduType.Inform && NotificationReader.Read(pdu) is { } read
                ? new(read, null, reports.Acknowledgement(message.MessageId, user, keys, contextEngine, context, pdu), pdu.RequestId)
                : Refused(message, name, "the content cannot be deciphered or is no inform", Answer(message, UsmReport.DecryptionError));
    }

    /// <summary>Only to who asks for reports; a trap never does.</summary>
    private byte[]? Answer(UsmMessage message, UsmReport report) =>
        (message.Flags & UsmMessage.FlagReportable) != 0 ? reports.Report(message, report, null, UsmKeys.None) : null;

    private static OpenedTrap Refused(UsmMessage message, string name, string why, byte[]? answer) =>
        new(null, $"SNMPv3 notification of user '{name}', engine {Convert.ToHexString(message.EngineId)}, not accepted: {why}", answer, null);
}
