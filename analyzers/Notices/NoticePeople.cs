using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Notices.Rotas;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Notices;

/// <summary>Who may be told by what: people with their roles and wishes, channels, rotas.</summary>
public sealed class NoticePeople(
    ImmutableArray<NoticePerson> people, ImmutableArray<NoticeChannel> channels, ImmutableArray<Rota> rotas, ImmutableArray<RotaOverride> overrides)
{
    private readonly Dictionary<Guid, NoticePerson> byId = people.ToDictionary(person => person.AccountId);
    private readonly Dictionary<Guid, NoticeChannel> channelById = channels.ToDictionary(channel => channel.Id);

    public NoticePerson? Find(Guid accountId) => byId.GetValueOrDefault(accountId);

    public NoticeChannel? FindChannel(Guid channelId) => channelById.GetValueOrDefault(channelId);

    /// <summary>The channel of that name in the unit, or the nearest above.</summary>
    public NoticeChannel? FindChannel(string name, UnitPlace place) => channels
        .Where(channel => channel.Enabled && string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase) && AlarmRuleLayers.Concerns(channel.Place, place))
        .MaxBy(channel => (channel.Place.Prison != 0, channel.Place.Province != 0));

    public string? UserNameOf(Guid? accountId) => accountId is { } id ? Find(id)?.UserName : null;

    /// <summary>Where a step is told: each person by the bell and by the channels that the person has not switched off, and channels that are nobody's own once.</summary>
    public IEnumerable<NoticeLane> LanesOf(NoticeStep step, UnitPlace place, string? except, DateTimeOffset at)
    {
        NoticePerson[] told = [.. People(step.Recipients, place, at).DistinctBy(person => person.AccountId).Where(person => person.UserName != except && NoticeReach.Sees(person, place))];
        if (step.InApp)
        {
            foreach (NoticePerson person in told) yield return new(person.AccountId, NoticeChannel.InAppId);
        }

        foreach (Guid id in step.Channels.Distinct())
        {
            if (FindChannel(id) is not { Enabled: true } channel) continue;
            if (step.Recipients.IsEmpty || !IsOfPeople(channel))
            {
                yield return new(null, id);
                continue;
            }

            foreach (NoticePerson person in told.Where(person => !person.Profile.Off.Contains(channel.Kind))) yield return new(person.AccountId, id);
        }
    }

    /// <summary>Whether a message is for one person with an address of his own.</summary>
    public static bool IsOfPeople(NoticeChannel channel) =>
        channel.Kind is NoticeChannelKind.Email or NoticeChannelKind.Gsm || channel.Settings.Webhook is { IsPerPerson: true };

    private IEnumerable<NoticePerson> People(ImmutableArray<NoticeRecipient> recipients, UnitPlace place, DateTimeOffset at)
    {
        foreach (NoticeRecipient recipient in recipients)
        {
            switch (recipient)
            {
                case { Kind: NoticeRecipientKind.Person, Id: { } id } when Find(id) is { } person:
                    yield return person;
                    break;
                case { Kind: NoticeRecipientKind.Role, RoleCode: { } role }:
                    foreach (NoticePerson holder in people.Where(holder => NoticeReach.Holds(holder, role, place))) yield return holder;
                    break;
                case { Kind: NoticeRecipientKind.Rota, Id: { } id } when rotas.FirstOrDefault(rota => rota.Id == id) is { } rota:
                    foreach (Guid onDuty in RotaDuties.At(rota.Fields, overrides.Where(one => one.RotaId == id), at))
                    {
                        if (Find(onDuty) is { } person) yield return person;
                    }

                    break;
            }
        }
    }
}
