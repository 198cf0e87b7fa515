using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

internal sealed class LogsDouble(TimeProvider time) : ILogQueries, IEventRuleStore
{
    private readonly List<LogListItem> rows = [];
    private readonly List<StoredEventRule> rules = [];

    public LogListItem Add(UnitRow unit, string text)
    {
        LogListItem row = new(
            rows.Count + 1, time.GetUtcNow(), null, "office", "192.0.2.1", null, null, null, unit.Place, LogKind.Syslog, 3, LogSeverity.Error, "host", "app",
            text, null, null, [new("msgid", "1")]);
        rows.Add(row);
        return row;
    }

    public Task<Page<LogListItem>> List(UnitScope scope, LogFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        ImmutableArray<LogListItem> seen = [.. Seen(scope, filter).Reverse().Take(pageSize)];
        return Task.FromResult(new Page<LogListItem>(seen, null, seen.Length, true));
    }

    public Task<ImmutableArray<LogListItem>> Follow(UnitScope scope, LogFilter filter, long sequence, int max, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<LogListItem>>([.. Seen(scope, filter).Where(row => row.Sequence > sequence).Take(max)]);

    public Task<long> Head(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(Seen(scope, new()).Select(row => row.Sequence).DefaultIfEmpty().Max());

    public Task<Page<UnmappedListItem>> ListUnmapped(UnitScope scope, UnmappedReason? reason, string? after, int pageSize, CancellationToken cancellationToken)
    {
        ImmutableArray<UnmappedListItem> counted =
        [
            .. Seen(scope, new()).Select(row => new UnmappedListItem(
                new(row.NetworkDomain, row.Address, row.Kind, row.App), UnmappedReason.NoRule, null, null, row.Place, 1, row.At, row.At, row.Severity, row.Text, [])),
        ];
        return Task.FromResult(new Page<UnmappedListItem>(counted, null, counted.Length, true));
    }

    public Task<ImmutableArray<StoredEventRule>> List(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<StoredEventRule>>([.. rules.Where(rule => scope.Covers(rule.Place))]);

    public Task<ImmutableArray<StoredEventRule>> LoadAll(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<StoredEventRule>>([.. rules]);

    public Task<ChangeOutcome<StoredEventRule>> Create(Actor actor, UnitScope scope, EventRuleDraft draft, CancellationToken cancellationToken)
    {
        UnitRow? unit = Estate.Units.FirstOrDefault(one => one.Id == draft.UnitId && scope.Covers(one.Place));
        if (unit is null) return Task.FromResult(ChangeOutcome.NotFound<StoredEventRule>());

        rules.Add(new(Guid.NewGuid(), unit.Place, draft, actor.Name, time.GetUtcNow(), 1));
        return Task.FromResult(ChangeOutcome.Done(rules[^1]));
    }

    public Task<ChangeOutcome<StoredEventRule>> Update(
        Actor actor, UnitScope scope, Guid ruleId, EventRuleDraft draft, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Find(scope, ruleId) is { } rule ? ChangeOutcome.Done(rule with { Draft = draft }) : ChangeOutcome.NotFound<StoredEventRule>());

    public Task<ChangeOutcome<StoredEventRule>> Delete(Actor actor, UnitScope scope, Guid ruleId, long revision, CancellationToken cancellationToken)
    {
        if (Find(scope, ruleId) is not { } rule) return Task.FromResult(ChangeOutcome.NotFound<StoredEventRule>());

        rules.Remove(rule);
        return Task.FromResult(ChangeOutcome.Done(rule));
    }

    private StoredEventRule? Find(UnitScope scope, Guid id) => rules.Find(rule => rule.Id == id && scope.Covers(rule.Place));

    private IEnumerable<LogListItem> Seen(UnitScope scope, LogFilter filter) => rows.Where(
        row => scope.Covers(row.Place) && (filter.Text is not { } text || row.Text.Contains(text, StringComparison.Ordinal))
            && (filter.AtLeast is not { } level || row.Severity <= level));
}
