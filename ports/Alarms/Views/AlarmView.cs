using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms.Views;

/// <summary>A filter of the alarm console under a name.</summary>
/// <param name="Place">The unit in which its owner was at home; who sees that unit finds the view if it is shared.</param>
public sealed record AlarmView(Guid Id, UnitPlace Place, Guid OwnerId, string Owner, AlarmViewDraft Draft, long Revision);
