using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What boards judge by. Unscoped: used by the grid only.</summary>
public interface IAlarmRuleSource
{
    /// <summary>All layers, and windows that have not ended; an object under maintenance is a window too.</summary>
    Task<AlarmRuleRows> LoadAll(CancellationToken cancellationToken);

    /// <summary>What rules may know of these objects.</summary>
    Task<ImmutableArray<AlarmObject>> LoadObjects(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken);
}
