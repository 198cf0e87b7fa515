using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Notices;

/// <summary>
/// Makes one notice of all that waits on a lane, or lets it wait on: for the end of quiet hours, for the next time of a digest, for the next hour
/// when a person was disturbed often enough. What waits is told later; nothing is dropped.
/// </summary>
public sealed class NoticeGathering(NoticePeople people, IAlarmNames names, UnitPlace home)
{
    private static readonly TimeSpan BudgetSpan = TimeSpan.FromHours(1);

    /// <summary>A critical alarm does not wait for the budget, but however many there are a person is disturbed once in this time.</summary>
    private static readonly TimeSpan CriticalPause = TimeSpan.FromMinutes(1);

    public NoticeChanges Gather(LaneItems waiting, DateTimeOffset now)
    {
        NoticePerson? person = waiting.Lane.AccountId is { } id ? people.Find(id) : null;
        NoticeChannel? channel = people.FindChannel(waiting.Lane.ChannelId);
        bool isInApp = waiting.Lane.ChannelId == NoticeChannel.InAppId;
        ImmutableArray<Guid> all = [.. waiting.Items.Select(one => one.Item.Id)];
        // Who has left, and what was switched off since, gets nothing any more.
        if ((waiting.Lane.AccountId is not null && person is null) || (!isInApp && channel is not { Enabled: true })) return NoticeChanges.None with { EndedItems = all };

        bool isPersonal = person is not null && !isInApp;
        GatheredAlarm[] told = [.. waiting.Items.Where(one => !one.Item.IsDigest || one.Item.DueAt <= now)];
        if (isPersonal && Quiet(person!, now) is { } quietUntil)
        {
            GatheredAlarm[] later = person!.Profile.CriticalInQuietHours ? [.. told.Where(one => one.Item.Severity != AlarmSeverity.Critical)] : told;
            told = [.. told.Except(later)];
            if (told.Length == 0) return Later(later, quietUntil);
        }

        if (isPersonal && Budget(person!.Profile, waiting.RecentAt, told, now) is { } next) return Later(told, next);

        ImmutableArray<GatheredAlarm> standing = [.. told.Where(one => one.Alarm is not null)];
        ImmutableArray<Guid> ended = [.. told.Select(one => one.Item.Id)];
        return NoticeChanges.None with { EndedItems = ended, Notices = standing.IsEmpty ? [] : [.. Write(waiting.Lane, person, channel, standing, now)] };
    }

    /// <summary>One for each address of the lane.</summary>
    private IEnumerable<NoticeDraft> Write(NoticeLane lane, NoticePerson? person, NoticeChannel? channel, ImmutableArray<GatheredAlarm> told, DateTimeOffset now)
    {
        NoticeProfile profile = person?.Profile ?? NoticeProfile.Default;
        NoticeText text = NoticeText.Of(told, names, profile.Language == "en", NoticeTimes.ZoneOf(profile.Zone));
        ImmutableArray<Guid> pictures = channel is { Pictures: true } ? [.. told.Select(one => one.Alarm!.Alarm.Evidence.PictureKey).OfType<Guid>().Distinct().Take(NoticeText.LinesMax)] : [];
        foreach ((string target, string? refusal) in Addresses(person, channel))
        {
            yield return new(
                Guid.CreateVersion7(now), Common([.. told.Select(one => one.Item.Place)]), lane.AccountId, person?.DisplayName, lane.ChannelId, channel?.Name ?? "",
                channel?.Kind ?? NoticeChannelKind.InApp, target, text.What, text.Severity, [.. told.Select(one => one.Item.AlarmId).Distinct()],
                text.Alarms, text.Title, text.Body, pictures, now, refusal);
        }
    }

    /// <summary>The addresses of a person or, without one, of the channel.</summary>
    public static IEnumerable<(string Target, string? Refusal)> Addresses(NoticePerson? person, NoticeChannel? channel)
    {
        ImmutableArray<string> fixedOnes = channel?.Settings switch
        {
            null => [person!.AccountId.ToString()],
            { Email: { } email } => person is null ? email.To : One(person.Profile.Email),
            { Gsm: { } gsm } => person is null ? gsm.To : One(person.Profile.Phone),
            { Webhook: { IsPerPerson: true } } => One(person?.Profile.Phone ?? person?.Profile.Email),
            { Webhook: { } webhook } => [webhook.Url.Host],
            { Mqtt: { } mqtt } => [mqtt.Topic],
            { Siren: { } siren } => [$"{siren.Host}:{siren.Port}/{siren.Coil}"],
            _ => [],
        };
        if (fixedOnes.IsEmpty) return [("", NoticeAnswers.NoAddress)];
        return fixedOnes.Select(address => (address, (string?)null));

        static ImmutableArray<string> One(string? address) => string.IsNullOrEmpty(address) ? [] : [address];
    }

    private static NoticeChanges Later(IEnumerable<GatheredAlarm> items, DateTimeOffset due) =>
        NoticeChanges.None with { Items = [.. items.Select(one => one.Item with { DueAt = due })] };

    private static DateTimeOffset? Quiet(NoticePerson person, DateTimeOffset now) =>
        NoticeTimes.EndOf(person.Profile.QuietHours, NoticeTimes.ZoneOf(person.Profile.Zone), now);

    private static DateTimeOffset? Budget(NoticeProfile profile, ImmutableArray<DateTimeOffset> recent, GatheredAlarm[] told, DateTimeOffset now)
    {
        ImmutableArray<DateTimeOffset> counted = [.. recent.Where(at => at > now - BudgetSpan)];
        if (counted.Length < profile.HourlyMax) return null;

        bool isCritical = told.Any(one => one.Item.Severity == AlarmSeverity.Critical && one.Item.What != NoticeWhat.Cleared);
        DateTimeOffset next = isCritical ? counted[^1] + CriticalPause : counted[^profile.HourlyMax] + BudgetSpan;
        return next > now ? next : null;
    }

    private UnitPlace Common(UnitPlace[] places)
    {
        UnitPlace first = places[0];
        if (places.All(place => place == first)) return first;
        return first.Province != 0 && places.All(place => place.Province == first.Province) ? new(first.Province, first.Province, 0) : home;
    }
}
