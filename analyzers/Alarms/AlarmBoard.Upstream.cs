using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>
/// Suppression by topology. It marks and withholds notices, never monitoring or raising: an alarm that follows from a lost path opens at once,
/// names its cause, and stays marked until its object had the chance to be polled after the path came back.
/// </summary>
public sealed partial class AlarmBoard
{
    private readonly Dictionary<Guid, UnreachableObject> unreachable = [];
    private readonly Dictionary<Guid, UpstreamLoss> losses = [];
    private readonly Dictionary<Guid, UpstreamCause> causes = [];
    private UpstreamView upstream = UpstreamView.Empty;

    /// <summary>The objects of this unit that do not answer, as their open alarms say.</summary>
    public IReadOnlyCollection<UnreachableObject> Unreachable => unreachable.Values;

    /// <summary>Grows whenever <see cref="Unreachable"/> changes.</summary>
    public long UnreachableVersion { get; private set; }

    /// <summary>Takes what the topology says now. It is a whole, so what it does not name any more is let go.</summary>
    public void TakeUpstream(UpstreamView view, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        Know(view);
        foreach (AlarmRow row in open.Values.Where(UnreachableAlarms.Is).ToArray()) Mark(row, now, changes);
    }

    private void Know(UpstreamView view)
    {
        upstream = view;
        losses.Clear();
        causes.Clear();
        foreach (UpstreamLoss loss in view.Losses) losses[loss.ObjectId] = loss;
        foreach (UpstreamCause cause in view.Causes) causes[cause.ObjectId] = cause;
    }

    private void Mark(AlarmRow row, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes)
    {
        AlarmUpstream? held = row.Life.Upstream;
        if (UpstreamOf(row, now) is { } mark && mark != held)
        {
            AlarmEventKind kind = mark.LiftAt is null ? AlarmEventKind.UpstreamLost : AlarmEventKind.UpstreamBack;
            row = Change(row with { Life = row.Life with { Upstream = mark } }, kind, now, Actor.Grid, null, changes);
        }

        int affected = AffectedBy(row);
        if (affected != row.Life.Affected)
        {
            string number = affected.ToString(CultureInfo.InvariantCulture);
            row = Change(row with { Life = row.Life with { Affected = affected } }, AlarmEventKind.AffectedChanged, now, Actor.Grid, number, changes);
        }

        bool isFree = row.Life.HeldUntil > now && IsCertain(row) && AlarmStates.IsActive(row.State) && Policy.Decide(row, now).AnnounceAfter == TimeSpan.Zero;
        if (isFree) Review(row with { Life = row.Life with { HeldUntil = now } }, now, changes);
    }

    /// <summary>The mark that an alarm has to have: that of its cause while the path is lost, then for as long as it takes to poll it again.</summary>
    private AlarmUpstream? UpstreamOf(AlarmRow row, DateTimeOffset now)
    {
        AlarmUpstream? held = row.Life.Upstream;
        if (!UnreachableAlarms.Is(row)) return null;
        if (losses.TryGetValue(row.ObjectId, out UpstreamLoss loss)) return new(loss.CauseId, loss.CausePlace, held?.Since ?? now, loss.Confirmation, null);
        return held switch
        {
            null => null,
            { LiftAt: null } => held with { LiftAt = now + held.Confirmation },
            _ => held.LiftAt > now ? held : null,
        };
    }

    /// <summary>The life of an alarm whose mark goes. What was not announced yet waits once more: the path may have gone again and not be known to.</summary>
    private AlarmLife Freed(AlarmRow row, DateTimeOffset now) => row.Life with
    {
        Upstream = null,
        HeldUntil = row.Life.HeldUntil is { } until ? Later(until, now + UpstreamWait(row, row.Severity)) : null,
    };

    private int AffectedBy(AlarmRow row) => UnreachableAlarms.Is(row) && causes.TryGetValue(row.ObjectId, out UpstreamCause cause) ? cause.Affected : 0;

    private bool IsCertain(AlarmRow row) => causes.TryGetValue(row.ObjectId, out UpstreamCause cause) && cause.IsCertain;

    /// <summary>How long the notice waits for the topology to say whether something above the object is the cause.</summary>
    private TimeSpan UpstreamWait(AlarmRow row, AlarmSeverity severity) =>
        !UnreachableAlarms.Is(row) || IsCertain(row) ? TimeSpan.Zero
        : severity == AlarmSeverity.Critical ? limits.UpstreamHoldCritical
        : limits.UpstreamHold;

    private void NoteUnreachable(AlarmRow row, bool isOpen)
    {
        if (!UnreachableAlarms.Is(row)) return;

        UnreachableObject now = new(row.ObjectId, row.FirstAt, row.LastAt);
        if (isOpen ? unreachable.TryGetValue(row.ObjectId, out UnreachableObject known) && known == now : !unreachable.Remove(row.ObjectId)) return;

        if (isOpen) unreachable[row.ObjectId] = now;
        UnreachableVersion++;
    }
}
