using System.Net.Mail;
using System.Text.Json;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Notices;

/// <summary>What a person may set up and try.</summary>
internal sealed class NoticeDeskOfPeople(INoticeStore store, IEnumerable<INoticeSender> senders, NoticePulse pulse, TimeProvider time) : INoticeDesk
{
    private const int NameLengthMax = 80;
    private const int StepsMax = 10;
    private const int RecipientsMax = 50;
    private const int DigestsMax = 24;
    private const int HourlyMax = 600;
    private static readonly TimeSpan WaitMax = TimeSpan.FromDays(7);
    private static readonly TimeSpan GroupMax = TimeSpan.FromHours(1);
    private static readonly TimeSpan RepeatMin = TimeSpan.FromMinutes(1);

    public (string Field, Refusal Refusal)? Check(NoticeChannelDraft draft) => Name(draft.Name) ?? NoticeChannelChecks.Check(draft);

    public (string Field, Refusal Refusal)? Check(NoticeRouteFields fields)
    {
        if (Name(fields.Name) is { } name) return name;
        if (Expression.TryParse(fields.Filter, AlarmFields.Schema, out Refusal? refusal) is null) return ("filter", refusal!);
        if (Zone(fields.Zone) is { } zone) return zone;
        if (fields.Steps.Length is 0 or > StepsMax) return ("steps", Refusals.Range(fields.Steps.Length, 1, StepsMax));
        if (fields.GroupFor < TimeSpan.Zero || fields.GroupFor > GroupMax) return ("groupForSeconds", Refusals.Range(fields.GroupFor.TotalSeconds, 0, GroupMax.TotalSeconds));
        if (fields.RepeatEvery is { } repeat && (repeat < RepeatMin || repeat > WaitMax))
            return ("repeatEverySeconds", Refusals.Range(repeat.TotalSeconds, RepeatMin.TotalSeconds, WaitMax.TotalSeconds));
        if (fields.DigestAt.Length > DigestsMax) return ("digestAt", Refusals.Range(fields.DigestAt.Length, 0, DigestsMax));
        return fields.Steps.Select(Check).FirstOrDefault(wrong => wrong is not null);
    }

    public (string Field, Refusal Refusal)? Check(NoticeProfile profile)
    {
        if (profile.Email is { } email && !MailAddress.TryCreate(email, out _)) return ("email", Refusal.Of("mail-address", "'{given}' is no mail address.", ("given", email)));
        if (profile.Phone is { } phone && !NoticeChannelChecks.IsPhone(phone)) return ("phone", NoticeChannelChecks.NoPhone(phone));
        if (profile.HourlyMax is < 1 or > HourlyMax) return ("hourlyMax", Refusals.Range(profile.HourlyMax, 1, HourlyMax));
        if (profile.Language is not ("zh-CN" or "en")) return ("language", Refusals.OneOf(profile.Language, ["zh-CN", "en"]));
        return Zone(profile.Zone);
    }

    public async Task<NoticeOutcome> TestChannel(Actor actor, Guid channelId, string? target, CancellationToken cancellationToken)
    {
        NoticeSetup setup = await store.LoadSetup(time.GetUtcNow(), cancellationToken);
        if (setup.Channels.FirstOrDefault(one => one.Id == channelId) is not { } channel) return NoticeOutcome.Refused(NoticeAnswers.ChannelOff);
        if (senders.FirstOrDefault(one => one.Kind == channel.Kind) is not { } sender) return NoticeOutcome.Refused($"this process has no way out by {channel.Kind}");

        DateTimeOffset now = time.GetUtcNow();
        NoticeOutcome last = NoticeOutcome.Refused(NoticeAnswers.NoAddress);
        NoticePerson? person = target is null ? null : new(actor.AccountId ?? Guid.Empty, actor.Name, actor.Name, NoticeProfile.Default with { Email = target, Phone = target }, []);
        foreach (NoticeDraft draft in NoticeDrafts.Tests(person, channel, channel.Place, actor.Name, now).ToArray())
        {
            if (draft.Refusal is null) last = await sender.Send(channel, await store.OpenSecret(channelId, cancellationToken), Outgoing(draft), cancellationToken);
            else last = NoticeOutcome.Refused(draft.Refusal);

            // Written after it was tried, so that the post does not send it a second time.
            await store.Commit(NoticeChanges.None with { Notices = [draft with { AccountId = null, Refusal = last.Answer }] }, null, null, cancellationToken);
            if (last.IsSent) await store.MarkSent(draft.Id, time.GetUtcNow(), last.Answer, cancellationToken);
        }

        return last;
    }

    public async Task<int> TestStep(Actor actor, NoticeStep step, UnitPlace place, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        NoticeSetup setup = await store.LoadSetup(now, cancellationToken);
        Analyzers.Notices.NoticePeople people = new(setup.People, setup.Channels, setup.Rotas, setup.Overrides);
        NoticeDraft[] tests =
        [
            .. people.LanesOf(step, place, null, now).SelectMany(lane => NoticeDrafts.Tests(
                lane.AccountId is { } id ? people.Find(id) : null, people.FindChannel(lane.ChannelId), place, actor.Name, now)),
        ];
        await store.Commit(NoticeChanges.None with { Notices = [.. tests] }, null, null, cancellationToken);
        pulse.Beat();
        return tests.Length;
    }

    private static OutgoingNotice Outgoing(NoticeDraft draft) => new(
        new(
            draft.Id, draft.Place.Unit, null, draft.Person, draft.ChannelId, draft.ChannelName, draft.Kind, draft.Target, draft.What, draft.Severity, [], draft.Title,
            draft.Text, draft.CreatedAt, NoticeState.Pending, 0, null, null, null, null),
        [], [], 0, draft.CreatedAt);

    private static (string, Refusal)? Check(NoticeStep step)
    {
        if (step.After < TimeSpan.Zero || step.After > WaitMax) return ("steps", Refusals.Range(step.After.TotalSeconds, 0, WaitMax.TotalSeconds));
        if (step.Recipients.Length > RecipientsMax) return ("steps", Refusals.Range(step.Recipients.Length, 0, RecipientsMax));
        NoticeRecipient? wrong = step.Recipients.FirstOrDefault(one => one.Kind == NoticeRecipientKind.Role ? string.IsNullOrEmpty(one.RoleCode) : one.Id is null);
        if (wrong is not null)
            return ("steps", Refusal.Of("notice-recipient", "A recipient of kind '{kind}' needs to be named.", ("kind", JsonNamingPolicy.CamelCase.ConvertName(wrong.Kind.ToString()))));
        return step.Channels.IsEmpty && (!step.InApp || step.Recipients.IsEmpty)
            ? ("steps", Refusal.Of("notice-step", "A step tells nobody: it needs people for the bell, or a channel."))
            : null;
    }

    private static (string, Refusal)? Name(string name) =>
        name.Trim().Length is 0 or > NameLengthMax ? ("name", Refusals.Length(name.Trim().Length, 1, NameLengthMax)) : null;

    private static (string, Refusal)? Zone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
        ? null
        : ("zone", Refusal.Of("time-zone", "'{given}' is no time zone; allowed are IANA names, for example {example}.", ("given", zone), ("example", "Asia/Shanghai")));
}
