using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Grains.Alarms;

/// <summary>
/// What is decided and goes into the rows part by part, in order. What a person did meanwhile goes next, with only what is not written yet of the
/// same alarms before it: a change stands on the revision before it, and alarms do not stand on each other.
/// </summary>
internal sealed class UnwrittenChanges(ImmutableArray<AlarmChange> changes, int partMax)
{
    private ImmutableArray<AlarmChange> rest = changes;
    private int ahead;

    public bool IsEmpty => rest.IsEmpty;

    /// <summary>Whether something of a person is still among it.</summary>
    public bool HoldsPeople => ahead > 0;

    public void PutAhead(ImmutableArray<AlarmChange> ofPeople)
    {
        HashSet<Guid> touched = [.. ofPeople.Select(change => change.Alarm.Id)];
        ImmutableArray<AlarmChange> first = [.. rest.Where(change => touched.Contains(change.Alarm.Id)), .. ofPeople];
        rest = [.. first, .. rest.Where(change => !touched.Contains(change.Alarm.Id))];
        ahead = first.Length;
    }

    /// <summary>The next transaction. That of a person carries nothing else.</summary>
    public ImmutableArray<AlarmChange> TakePart()
    {
        int length = Math.Min(partMax, ahead > 0 ? ahead : rest.Length);
        ImmutableArray<AlarmChange> part = rest[..length];
        (rest, ahead) = (rest[length..], Math.Max(0, ahead - length));
        return part;
    }
}
