using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Objects;

/// <summary>One object as its roster knows it.</summary>
internal sealed class RosterMember(ObjectConfiguration configuration, ObjectStateRow? last, DateTimeOffset since)
{
    private ObjectSummary? heard;
    private long findingRevision;
    private DateTimeOffset findingSentAt;

    public ObjectConfiguration Configuration { get; set; } = configuration;

    /// <summary>What screens show: the object's own word, or that nothing is heard of it.</summary>
    public ObjectStateRow Shown { get; private set; } = last ?? new(configuration.Id, configuration.Place, ObjectState.Unknown, null, since, null, 0);

    /// <summary>The last poll that is written in the rows.</summary>
    public DateTimeOffset? PollWritten { get; set; } = last?.LastPollAt;

    public bool IsSilent { get; private set; }

    public LatestMessage<FindingsReport>? ToBoard { get; set; }

    public ObjectSummary Summary => new(
        Shown with { Place = Configuration.Place }, Configuration.ClassCode, Configuration.Criticality, heard?.Epoch ?? 0,
        heard is { Monitored: true } && !IsSilent);

    /// <summary>Null when the summary is older than what is known; else whether what screens show has changed.</summary>
    public RosterHearing Hear(ObjectSummary summary)
    {
        if (heard is not null && (summary.Epoch, summary.State.Revision).CompareTo((heard.Epoch, heard.State.Revision)) < 0) return RosterHearing.Older;

        // A life that tells once more that it is not polled has ended, or has not begun to poll: it is given its configuration again.
        bool hasEnded = heard?.Epoch == summary.Epoch && !summary.Monitored;
        bool wasMonitored = Summary.Monitored;
        heard = summary;
        bool changed = Show();
        return hasEnded ? RosterHearing.Ended : changed || wasMonitored != Summary.Monitored ? RosterHearing.Changed : RosterHearing.Same;
    }

    /// <summary>True when it has just become silent or is heard again.</summary>
    public bool Look(DateTimeOffset now, TimeSpan silentAfter)
    {
        DateTimeOffset? polledInThisLife = heard is { Monitored: true, State.LastPollAt: { } polled } && polled > since ? polled : null;

        // Only a poll ends a silence: a roster that has just begun knows of none yet, and not knowing clears nothing.
        bool isSilent = IsSilent ? polledInThisLife is not { } sign || now - sign > silentAfter : now - (polledInThisLife ?? since) > silentAfter;
        if (isSilent == IsSilent) return false;

        IsSilent = isSilent;
        Show();
        return true;
    }

    /// <summary>Takes up a finding whose alarm is open from before this roster's life.</summary>
    public void RestoreSilence() => IsSilent = true;

    /// <summary>The roster's own full set of findings about the object, with a new revision.</summary>
    public FindingsReport Report(DateTimeOffset now, bool isRepeat)
    {
        findingSentAt = now;
        if (!isRepeat) findingRevision = Revisions.After(findingRevision, now);
        return new(
            Configuration.Id, Configuration.Place, findingRevision, Judged: true,
            IsSilent ? [new Finding(FindingSources.Silent, "", AlarmSeverity.Major, Shown.LastPollAt ?? since, FindingEvidence.None)] : [],
            FindingSource.Roster);
    }

    public bool IsRepeatDue(DateTimeOffset now, TimeSpan every) => IsSilent && now - findingSentAt >= every;

    private bool Show()
    {
        ObjectStateRow own = heard?.State ?? Shown;
        (ObjectState state, string? reason) = IsSilent ? (ObjectState.Unknown, FindingSources.Silent) : (own.State, own.Reason);
        bool changed = state != Shown.State || reason != Shown.Reason;
        Shown = new(
            Configuration.Id, Configuration.Place, state, reason,
            changed && IsSilent ? own.LastPollAt ?? own.Since : changed ? own.Since : Shown.Since,
            own.LastPollAt ?? Shown.LastPollAt, changed ? Math.Max(own.Revision, Shown.Revision + 1) : Shown.Revision);
        return changed;
    }
}
