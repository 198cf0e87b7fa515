using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Grains.Alarms.Rules;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Alarms;

/// <summary>
/// The rules of one board as they are now, and what they may know of its objects. Without a rule nothing is read and nothing costs; a name or place
/// of an object that changes is seen at the latest when the board reads its rows again.
/// </summary>
internal sealed class BoardRules(AlarmRuleBook book, IAlarmRuleSource store, AlarmBoardOptions options)
{
    private readonly Dictionary<Guid, AlarmObject> objects = [];
    private AlarmRuleRows? compiledOf;
    private AlarmPolicy policy = AlarmPolicy.None;
    private AlarmPolicy? reviewedBy;
    private DateTimeOffset reviewedAt;

    public void ForgetObjects() => objects.Clear();

    /// <summary>Brings the rules, and the objects that they may be asked about, up to date.</summary>
    /// <param name="place">Where the board stands; null while it has no alarm and no report, and so nothing to ask about.</param>
    public async Task<AlarmPolicy> Refresh(UnitPlace? place, IEnumerable<Guid> concerned, CancellationToken cancellationToken)
    {
        if (place is not { } here) return policy;

        AlarmRuleRows rows = await book.Read(cancellationToken);
        if (!ReferenceEquals(rows, compiledOf))
        {
            policy = new(AlarmRuleSet.Of(rows, here), objects);
            compiledOf = rows;
        }

        if (policy.Rules.IsEmpty) return policy;

        ImmutableArray<Guid> unknown = [.. concerned.Where(id => !objects.ContainsKey(id)).Distinct()];
        if (unknown.IsEmpty) return policy;

        foreach (AlarmObject read in await store.LoadObjects(unknown, cancellationToken)) objects[read.Id] = read;
        return policy;
    }

    /// <summary>Whether every open alarm is to be looked at again: the rules are others, or the hours may be.</summary>
    public bool WantsReview(DateTimeOffset now) =>
        !ReferenceEquals(reviewedBy, policy) || (policy.Rules.ChangesWithTime && now - reviewedAt >= options.ReviewEvery);

    public void Reviewed(DateTimeOffset now) => (reviewedBy, reviewedAt) = (policy, now);
}
