using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>The rules of the estate in memory; a test changes them while boards live.</summary>
internal sealed class MemoryRules : IAlarmRuleSource
{
    public AlarmRuleRows Rows { get; set; } = AlarmRuleRows.Empty;

    public ImmutableArray<AlarmObject> Objects { get; set; } = [];

    public Task<AlarmRuleRows> LoadAll(CancellationToken cancellationToken) => Task.FromResult(Rows);

    public Task<ImmutableArray<AlarmObject>> LoadObjects(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmObject>>([.. Objects.Where(known => objectIds.Contains(known.Id))]);
}
