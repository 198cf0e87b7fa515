using System.Collections.Concurrent;
using System.Net;
using PrisonOps.Collectors.Access;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Transport;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>
/// Asks version 3 agents: learns an engine before its first question, signs, enciphers, checks what comes back, and where the agent says
/// that clock or engine changed, learns anew once and asks again.
/// </summary>
internal sealed class UsmConversation(SnmpMultiplexer multiplexer, SnmpOptions options, TimeProvider time)
{
    private const int EnginesMax = 200_000;

    /// <summary>The question, and one more after learning the engine and one after learning its clock.</summary>
    private const int AttemptsMax = 3;

    private static readonly ObjectIdentifier UsmStats = ObjectIdentifier.Parse("1.3.6.1.6.3.15.1.1");
    private static readonly SnmpUser Nobody = new("");

    private readonly ConcurrentDictionary<IPEndPoint, UsmEngine> engines = new();
    private readonly UsmKeyCache keyCache = new();
    private readonly RefusalLimiter<(IPEndPoint Endpoint, string Context, SnmpCredentials Credentials)> refusals = new(options.RefusalsMax, options.RefusalWindow, time);
    private long saltCounter = Random.Shared.NextInt64();

    public async ValueTask<SnmpAnswer> Send(SnmpTarget target, SnmpRequest request, CancellationToken cancellationToken)
    {
        if (refusals.HeldBackFor(KeyOf(target)) is { } left)
        {
            return SnmpAnswer.Failed(
                SnmpOutcome.Unauthorised,
                $"{target.Endpoint} refused {target.Credentials} {options.RefusalsMax} times; asked again in {left.TotalMinutes:0} minutes");
        }

        bool learntEngine = false, learntClock = false;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (!engines.TryGetValue(target.Endpoint, out UsmEngine? engine))
            {
                (engine, SnmpAnswer? failure) = await Discover(target, cancellationToken);
                if (engine is null) return failure!;
                learntEngine = true;
            }

            (SnmpAnswer? answer, UsmReport report) = await Ask(target, request, engine, cancellationToken);
            if (answer is not null) return answer;

            switch (report)
            {
                case UsmReport.NotInTimeWindow when !learntClock:
                    learntClock = true;
                    break;
                case UsmReport.UnknownEngineId when !learntEngine:
                    engines.TryRemove(target.Endpoint, out _);
                    break;
                default:
                    return Failed(target, report);
            }
        }

        return SnmpAnswer.Failed(SnmpOutcome.WrongEngine, $"{target.Endpoint} changed its engine while it was asked");
    }

    private SnmpAnswer Failed(SnmpTarget target, UsmReport report)
    {
        SnmpOutcome outcome = report switch
        {
            UsmReport.NotInTimeWindow => SnmpOutcome.NotInTimeWindow,
            UsmReport.UnknownEngineId => SnmpOutcome.WrongEngine,
            UsmReport.Unknown => SnmpOutcome.Malformed,
            _ => SnmpOutcome.Unauthorised,
        };
        if (outcome == SnmpOutcome.Unauthorised) refusals.Refused(KeyOf(target));
        return SnmpAnswer.Failed(outcome, $"{target.Endpoint} reports {report} for {target.Credentials}");
    }

    /// <summary>Asks without name or key; whatever the agent reports carries its engine, boots and clock.</summary>
    private async ValueTask<(UsmEngine? Engine, SnmpAnswer? Failure)> Discover(SnmpTarget target, CancellationToken cancellationToken)
    {
        var asked = new Question(
            new(PduType.Get, ReadOnlyMemory<ObjectIdentifier>.Empty), new([], 0, 0, time.GetTimestamp()), 0, Nobody, UsmKeys.None, "", 0);
        SnmpAnswer raw = await multiplexer.Send(target, true, Write, asked, cancellationToken);
        if (raw.Outcome != SnmpOutcome.Ok) return (null, raw);

        using (raw)
        {
            if (!UsmMessage.TryRead(raw[0].Octets, out UsmMessage message)
                || message.EngineId.Length is < UsmEngine.IdOctetsMin or > UsmEngine.IdOctetsMax)
            {
                return (null, SnmpAnswer.Failed(SnmpOutcome.Malformed, $"{target.Endpoint} answered the question for its engine without one"));
            }

            return (Learn(target.Endpoint, message), null);
        }
    }

    private async ValueTask<(SnmpAnswer? Answer, UsmReport Report)> Ask(
        SnmpTarget target, SnmpRequest request, UsmEngine engine, CancellationToken cancellationToken)
    {
        var user = (SnmpUser)target.Credentials;
        UsmKeys keys = keyCache.For(user, engine.Id);
        long salt = Interlocked.Increment(ref saltCounter);
        var asked = new Question(request, engine, engine.TimeNow(time), user, keys, target.Context, salt);
        SnmpAnswer raw = await multiplexer.Send(target, true, Write, asked, cancellationToken);
        if (raw.Outcome != SnmpOutcome.Ok) return (raw, default);

        using (raw) return Open(target, user, keys, engine, raw[0].Octets, raw.RoundTrip);
    }

    private (SnmpAnswer? Answer, UsmReport Report) Open(
        SnmpTarget target, SnmpUser user, UsmKeys keys, UsmEngine engine, ReadOnlySpan<byte> datagram, TimeSpan roundTrip)
    {
        if (!UsmMessage.TryRead(datagram, out UsmMessage message)) return Bad(SnmpOutcome.Malformed, "the version 3 message cannot be read");

        bool mustBeSigned = user.Authentication != SnmpAuthentication.None;
        if (message.IsAuthenticated && !message.IsSignedWith(datagram, user.Authentication, keys))
        {
            return Bad(SnmpOutcome.NotAuthentic, "the signature of the answer is wrong");
        }

        if (message.OpenScoped(user.Privacy, keys) is not { } scoped
            || !UsmMessage.TryReadScoped(scoped, out _, out _, out Pdu pdu))
        {
            return Bad(SnmpOutcome.Malformed, "the content of the version 3 message cannot be deciphered or read");
        }

        if (pdu.Type == PduType.Report)
        {
            UsmReport report = ReportOf(pdu);
            if (report == UsmReport.NotInTimeWindow) Learn(target.Endpoint, message);
            return (null, report);
        }

        if (mustBeSigned != message.IsAuthenticated || message.IsEnciphered != (user.Privacy != SnmpPrivacy.None))
        {
            return Bad(SnmpOutcome.NotAuthentic, "the answer is less protected than the question");
        }

        if (pdu.Type != PduType.Response) return Bad(SnmpOutcome.Malformed, $"a {pdu.Type} came where an answer belongs");
        if (mustBeSigned && IsReplay(message, engine)) return Bad(SnmpOutcome.NotInTimeWindow, "the answer is older than the window allows");

        if (mustBeSigned && (message.Boots, message.Time).CompareTo((engine.Boots, engine.Time)) > 0) Learn(target.Endpoint, message);
        if (pdu.First == (int)SnmpErrorStatus.AuthorizationError) refusals.Refused(KeyOf(target));
        else refusals.Accepted(KeyOf(target));

        SnmpAnswer? answer = VariableDecoder.Decode(pdu.Variables, (SnmpErrorStatus)pdu.First, pdu.Second, roundTrip);
        return answer is null ? Bad(SnmpOutcome.Malformed, "the list of variables cannot be read") : (answer, default);

        (SnmpAnswer? Answer, UsmReport Report) Bad(SnmpOutcome outcome, string what) =>
            (SnmpAnswer.Failed(outcome, $"{target.Endpoint}: {what}"), default);
    }

    private bool IsReplay(UsmMessage message, UsmEngine engine) =>
        message.Boots < engine.Boots
        || (message.Boots == engine.Boots && message.Time < engine.TimeNow(time) - UsmEngine.TimeWindowSeconds);

    private UsmEngine Learn(IPEndPoint endpoint, UsmMessage message)
    {
        if (engines.Count >= EnginesMax) engines.Clear();
        return engines[endpoint] = new(message.EngineId.ToArray(), message.Boots, message.Time, time.GetTimestamp());
    }

    private static UsmReport ReportOf(Pdu pdu)
    {
        using SnmpAnswer? variables = VariableDecoder.Decode(pdu.Variables, SnmpErrorStatus.NoError, 0, TimeSpan.Zero);
        if (variables is not { Count: > 0 } || !variables[0].Name.StartsWith(UsmStats.Encoded)) return UsmReport.Unknown;

        ReadOnlySpan<byte> counter = variables[0].Name[UsmStats.Encoded.Length..];
        return counter.Length > 0 && counter[0] is >= 1 and <= 6 ? (UsmReport)counter[0] : UsmReport.Unknown;
    }

    private static void Write(ref BerWriter writer, Question asked, int requestId)
    {
        Span<byte> buffer = stackalloc byte[SnmpExchange.RequestOctetsMax];
        var scoped = new BerWriter(buffer);
        int end = scoped.Position;
        Pdu.WriteRequest(ref scoped, asked.Request, requestId);
        scoped.Octets(System.Text.Encoding.UTF8.GetBytes(asked.Context));
        scoped.Octets(asked.Engine.Id);
        scoped.Wrap(BerTag.Sequence, end);
        UsmMessage.Write(ref writer, requestId, true, asked.Engine, asked.Time, asked.User, asked.Keys, asked.Salt, scoped.Written);
        if (scoped.Overflowed) writer.Raw(new byte[SnmpExchange.RequestOctetsMax]);
    }

    private sealed record Question(SnmpRequest Request, UsmEngine Engine, int Time, SnmpUser User, UsmKeys Keys, string Context, long Salt);

    private static (IPEndPoint Endpoint, string Context, SnmpCredentials Credentials) KeyOf(SnmpTarget target) =>
        (target.Endpoint, target.Context, target.Credentials);
}
