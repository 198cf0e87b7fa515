using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>The rules that people made.</summary>
public interface IEventRuleStore
{
    /// <summary>Those of the scope's units and of the units above them, which are in force there too.</summary>
    Task<ImmutableArray<StoredEventRule>> List(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>All that are enabled. Unscoped: used by the grid only.</summary>
    Task<ImmutableArray<StoredEventRule>> LoadAll(CancellationToken cancellationToken);

    /// <summary>Sources that the rule now maps leave the list of unmapped ones.</summary>
    Task<ChangeOutcome<StoredEventRule>> Create(Actor actor, UnitScope scope, EventRuleDraft draft, CancellationToken cancellationToken);

    Task<ChangeOutcome<StoredEventRule>> Update(
        Actor actor, UnitScope scope, Guid ruleId, EventRuleDraft draft, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<StoredEventRule>> Delete(Actor actor, UnitScope scope, Guid ruleId, long revision, CancellationToken cancellationToken);
}
