using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Logs;

/// <summary>Nobody has made a rule.</summary>
internal sealed class NoEventRules : IEventRuleStore
{
    public Task<ImmutableArray<StoredEventRule>> LoadAll(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<StoredEventRule>>([]);

    public Task<ImmutableArray<StoredEventRule>> List(UnitScope scope, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ChangeOutcome<StoredEventRule>> Create(Actor actor, UnitScope scope, EventRuleDraft draft, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ChangeOutcome<StoredEventRule>> Update(
        Actor actor, UnitScope scope, Guid ruleId, EventRuleDraft draft, long revision, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ChangeOutcome<StoredEventRule>> Delete(Actor actor, UnitScope scope, Guid ruleId, long revision, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
