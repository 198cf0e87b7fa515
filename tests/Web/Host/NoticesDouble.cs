using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Notices, channels and routes in memory, inside their scopes.</summary>
internal sealed class NoticesDouble(ShiftedTime time, OutboxDouble outbox) : INoticeLog, INoticeSetupStore, INoticeDesk
{
    private readonly List<(NoticeRow Row, UnitPlace Place)> rows = [];
    private readonly Dictionary<Guid, NoticeProfile> profiles = [];

    public List<NoticeChannel> Channels { get; } = [];

    public List<NoticeRoute> Routes { get; } = [];

    public List<string> Tests { get; } = [];

    public string? Secret { get; private set; }

    public NoticeRow Add(UnitRow unit, Guid? account = null, NoticeState state = NoticeState.Sent, string title = "告警")
    {
        NoticeRow row = new(
            Guid.CreateVersion7(), unit.Id, account, null, Guid.Empty, "", account is null ? NoticeChannelKind.Email : NoticeChannelKind.InApp, "x", NoticeWhat.Opened,
            AlarmSeverity.Major, [], title, title, time.GetUtcNow(), state, 1, null, "no route", null, null);
        rows.Add((row, unit.Place));
        if (account is { } id) outbox.Commit("notice", unit.Place, id.ToString(), JsonSerializer.Serialize(new NoticePayload(row), OutboxJson.Options));
        return row;
    }

    public NoticeChannel Channel(UnitRow unit, string name)
    {
        NoticeChannel channel = new(
            Guid.CreateVersion7(), unit.Place, name, NoticeChannelKind.Webhook, true, false,
            new() { Webhook = new(new("https://hook/x"), WebhookPreset.Generic, null, null, null) }, true, "", time.GetUtcNow(), 1);
        Channels.Add(channel);
        return channel;
    }

    public Task<Page<NoticeRow>> List(UnitScope scope, NoticeFilter filter, string? after, int pageSize, CancellationToken cancellationToken) => Task.FromResult(new Page<NoticeRow>(
        [.. rows.Where(row => scope.Covers(row.Place) && (filter.States.IsEmpty || filter.States.Contains(row.Row.State))).Select(row => row.Row)], null, rows.Count, true));

    public Task<ChangeOutcome<NoticeRow>> SendAgain(Actor actor, UnitScope scope, Guid noticeId, CancellationToken cancellationToken)
    {
        int at = rows.FindIndex(row => row.Row.Id == noticeId && row.Row.State == NoticeState.Dead && scope.Covers(row.Place));
        if (at < 0) return Task.FromResult(ChangeOutcome.NotFound<NoticeRow>());
        rows[at] = (rows[at].Row with { State = NoticeState.Pending }, rows[at].Place);
        return Task.FromResult(ChangeOutcome.Done(rows[at].Row));
    }

    public Task<ImmutableArray<NoticeRow>> Inbox(Guid accountId, bool unreadOnly, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<NoticeRow>>([.. rows.Select(row => row.Row).Where(row => row.AccountId == accountId && !(unreadOnly && row.ReadAt is not null))]);

    public Task MarkRead(Guid accountId, UnitPlace home, ImmutableArray<Guid>? ids, CancellationToken cancellationToken)
    {
        for (int at = 0; at < rows.Count; at++)
        {
            if (rows[at].Row.AccountId != accountId || (ids is { } some && !some.Contains(rows[at].Row.Id))) continue;
            rows[at] = (rows[at].Row with { ReadAt = time.GetUtcNow() }, rows[at].Place);
            outbox.Commit("notice", home, accountId.ToString(), JsonSerializer.Serialize(new NoticePayload(rows[at].Row), OutboxJson.Options));
        }

        return Task.CompletedTask;
    }

    public Task<ImmutableArray<NoticeChannel>> ListChannels(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<NoticeChannel>>([.. Channels.Where(channel => scope.Covers(channel.Place))]);

    public Task<ImmutableArray<NoticeChannelName>> ListUsable(UnitScope scope, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<NoticeChannelName>>(
        [.. Channels.Where(channel => scope.Covers(channel.Place) || channel.Place.Province == 0).Select(channel => new NoticeChannelName(channel.Id, channel.Place, channel.Name, channel.Kind, channel.Enabled))]);

    public Task<ChangeOutcome<NoticeChannel>> PutChannel(
        Actor actor, UnitScope scope, Guid? id, NoticeChannelDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (Place(scope, draft.UnitId) is not { } place) return Task.FromResult(ChangeOutcome.NotFound<NoticeChannel>());
        Secret = draft.Secret;
        NoticeChannel put = new(
            id ?? Guid.CreateVersion7(), place, draft.Name, draft.Kind, draft.Enabled, draft.Pictures, draft.Settings, draft.Secret is not null, actor.Name, time.GetUtcNow(), revision + 1);
        Channels.Add(put);
        return Task.FromResult(ChangeOutcome.Done(put));
    }

    public Task<ChangeOutcome<NoticeChannel>> DeleteChannel(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Channels.FirstOrDefault(channel => channel.Id == id && scope.Covers(channel.Place)) is { } gone ? ChangeOutcome.Done(gone) : ChangeOutcome.NotFound<NoticeChannel>());

    public Task<ImmutableArray<NoticeRoute>> ListRoutes(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<NoticeRoute>>([.. Routes.Where(route => scope.Covers(route.Place))]);

    public Task<ChangeOutcome<NoticeRoute>> PutRoute(
        Actor actor, UnitScope scope, Guid? id, int unitId, NoticeRouteFields fields, long revision, CancellationToken cancellationToken)
    {
        if (Place(scope, unitId) is not { } place) return Task.FromResult(ChangeOutcome.NotFound<NoticeRoute>());
        Routes.Add(new(id ?? Guid.CreateVersion7(), place, fields, actor.Name, time.GetUtcNow(), revision + 1));
        return Task.FromResult(ChangeOutcome.Done(Routes[^1]));
    }

    public Task<ChangeOutcome<NoticeRoute>> DeleteRoute(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Routes.FirstOrDefault(route => route.Id == id && scope.Covers(route.Place)) is { } gone ? ChangeOutcome.Done(gone) : ChangeOutcome.NotFound<NoticeRoute>());

    public Task<NoticeProfile> LoadProfile(Guid accountId, CancellationToken cancellationToken) => Task.FromResult(profiles.GetValueOrDefault(accountId, NoticeProfile.Default));

    public Task<ChangeOutcome<NoticeProfile>> PutProfile(Actor actor, UnitPlace home, NoticeProfile profile, CancellationToken cancellationToken)
    {
        profiles[actor.AccountId!.Value] = profile with { Revision = profile.Revision + 1 };
        return Task.FromResult(ChangeOutcome.Done(profiles[actor.AccountId.Value]));
    }

    public (string Field, Refusal Refusal)? Check(NoticeChannelDraft draft) => draft.Settings.Webhook is null ? ("kind", Refusals.OneOf("none", ["webhook"])) : null;

    public (string Field, Refusal Refusal)? Check(NoticeRouteFields fields) => fields.Steps.IsEmpty ? ("steps", Refusals.Range(0, 1, 10)) : null;

    public (string Field, Refusal Refusal)? Check(NoticeProfile profile) => profile.HourlyMax < 1 ? ("hourlyMax", Refusals.Range(profile.HourlyMax, 1, 600)) : null;

    public Task<NoticeOutcome> TestChannel(Actor actor, Guid channelId, string? target, CancellationToken cancellationToken)
    {
        Tests.Add($"{actor.Name} {channelId} {target}");
        return Task.FromResult(NoticeOutcome.Sent("250 OK"));
    }

    public Task<int> TestStep(Actor actor, NoticeStep step, UnitPlace place, CancellationToken cancellationToken)
    {
        Tests.Add($"{actor.Name} {place.Unit}");
        return Task.FromResult(3);
    }

    private static UnitPlace? Place(UnitScope scope, int unitId) => Estate.Units.FirstOrDefault(unit => unit.Id == unitId && scope.Covers(unit.Place))?.Place;
}
