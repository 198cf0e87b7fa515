using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>No rules, and the windows that were opened; a filter with a question mark cannot be read.</summary>
internal sealed class AlarmRulesDouble : IAlarmRuleStore, IAlarmRuleDesk
{
    public ImmutableArray<FilterField> Fields { get; } = [new("severity", "word", ["级别"], ["=", "in"], ["critical", "major"])];

    public AlarmRuleDraft? Saved { get; private set; }

    public ImmutableArray<AlarmWindowItem> Windows { get; set; } = [];

    public Refusal? CheckFilter(string filter) =>
        filter.IndexOf('?', StringComparison.Ordinal) is >= 0 and int at ? Refusal.Of("expression-character", "Character {at}.", ("at", at + 1), ("length", 1)) : null;

    public (string Field, Refusal Refusal)? Check(AlarmRuleDraft draft, AlarmRuleRows rows, UnitPlace place) =>
        CheckFilter(draft.Fields.Filter) is { } refusal ? ("filter", refusal) : null;

    public (string Field, Refusal Refusal)? Check(AlarmWindowDraft draft, DateTimeOffset now) => draft.Until <= now ? ("until", Refusals.Passed(draft.Until)) : null;

    public ImmutableArray<ResolvedAlarmRule> Resolve(AlarmRuleRows rows, UnitPlace place) =>
        [.. rows.Layers.Select(layer => new ResolvedAlarmRule(
            layer.Key, layer.Place.Unit, layer.Fields, ImmutableDictionary<AlarmRuleField, int>.Empty.Add(AlarmRuleField.Filter, layer.Place.Unit),
            ImmutableDictionary<AlarmRuleField, int>.Empty, [], []))];

    public AlarmRulePreview Preview(ImmutableArray<OpenedAlarm> opened, AlarmRuleRows rows, AlarmRuleDraft draft, UnitPlace place, DateTimeOffset now) =>
        new(opened.Length, 0, ImmutableDictionary<AlarmRuleEffect, int>.Empty.Add(AlarmRuleEffect.Suppressed, 3), []);

    public Task<AlarmRuleRows> List(UnitScope scope, CancellationToken cancellationToken) => Task.FromResult(new AlarmRuleRows(
        Saved is { } saved ? [new(Guid.Empty, new(saved.UnitId, 0, 0), "saved", saved.Fields, saved.Sets, saved.Finals, null, "", DateTimeOffset.UnixEpoch, 1)] : [], []));

    public Task<ChangeOutcome<AlarmRuleLayer>> Put(Actor actor, UnitScope scope, AlarmRuleDraft draft, long revision, CancellationToken cancellationToken)
    {
        Saved = draft;
        return Task.FromResult(ChangeOutcome.Done(new AlarmRuleLayer(
            Guid.Empty, new(draft.UnitId, 0, 0), "saved", draft.Fields, draft.Sets, draft.Finals, null, actor.Name, DateTimeOffset.UnixEpoch, revision + 1)));
    }

    public Task<ChangeOutcome<AlarmRuleLayer>> Delete(Actor actor, UnitScope scope, Guid layerId, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<AlarmRuleLayer>());

    public Task<ImmutableArray<AlarmWindowItem>> ListWindows(UnitScope scope, DateTimeOffset endedAfter, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmWindowItem>>([.. Windows.Where(item => item.Window.Draft.Until > endedAfter)]);

    public Task<ChangeOutcome<AlarmWindow>> OpenWindow(Actor actor, UnitScope scope, AlarmWindowDraft draft, CancellationToken cancellationToken)
    {
        AlarmWindow made = new(Guid.NewGuid(), new(draft.UnitId, 0, 0), draft, actor.Name, draft.From, 1);
        Windows = Windows.Add(new(made, null, null));
        return Task.FromResult(ChangeOutcome.Done(made));
    }

    public Task<ChangeOutcome<AlarmWindow>> EndWindow(Actor actor, UnitScope scope, Guid windowId, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<AlarmWindow>());

    public Task<ImmutableArray<OpenedAlarm>> ListOpened(UnitScope scope, int unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<OpenedAlarm>>([]);
}
