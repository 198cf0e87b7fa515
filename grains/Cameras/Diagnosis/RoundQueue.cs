using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras.Diagnosis;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Grains.Cameras.Diagnosis;

/// <summary>
/// Which camera of a unit may be diagnosed now. Orders of people go first, then key cameras, then whoever has been due longest; a unit and each
/// recorder have only so many rounds at once. It has no timer and no I/O: the same calls at the same times give the same orders.
/// </summary>
internal sealed class RoundQueue(DiagnosisOptions options, Random chance)
{
    private readonly Dictionary<Guid, Entry> entries = [];
    private readonly Dictionary<string, int> atRecorder = new(StringComparer.Ordinal);
    private ImmutableArray<DiagnosisPlan> plans = [];
    private ImmutableDictionary<Guid, CameraSettings> settings = ImmutableDictionary<Guid, CameraSettings>.Empty;
    private long ticket;

    public int Running { get; private set; }

    public int Count => entries.Count;

    public int RunningAt(string recorder) => atRecorder.GetValueOrDefault(recorder);

    public IEnumerable<Guid> Cameras => entries.Keys;

    public bool Knows(Guid cameraId) => entries.ContainsKey(cameraId);

    public void Plan(ImmutableArray<DiagnosisPlan> given, ImmutableArray<CameraSettings> known, DateTimeOffset now)
    {
        plans = given;
        settings = known.ToImmutableDictionary(row => row.CameraId);
        foreach (Entry entry in entries.Values) Choose(entry, now);
    }

    public void Hear(CameraCard card, DateTimeOffset now)
    {
        if (card.IsGone)
        {
            if (entries.Remove(card.CameraId, out Entry? gone)) Free(gone);
            return;
        }

        if (entries.TryGetValue(card.CameraId, out Entry? known))
        {
            bool same = known.Card with { LastRoundAt = null } == card with { LastRoundAt = null };
            (known.Card, known.HeardAt) = (card, now);
            if (!same) Choose(known, now);
            return;
        }

        Entry added = entries[card.CameraId] = new(card) { HeardAt = now };
        Choose(added, now);
    }

    public void Forget(DateTimeOffset now)
    {
        foreach (Entry silent in entries.Values.Where(entry => now - entry.HeardAt > options.ForgetAfter).ToList())
        {
            entries.Remove(silent.Card.CameraId);
            Free(silent);
        }
    }

    /// <summary>Asks for a round as soon as there is room. False when the camera is not known here.</summary>
    public bool Order(Guid cameraId, Guid? runId)
    {
        if (!entries.TryGetValue(cameraId, out Entry? entry)) return false;

        (entry.IsOrdered, entry.RunId) = (true, runId);
        return true;
    }

    public void CancelRun(Guid runId)
    {
        foreach (Entry entry in entries.Values.Where(entry => entry.RunId == runId && entry.IsOrdered)) (entry.IsOrdered, entry.RunId) = (false, null);
    }

    /// <summary>Rounds whose leave has expired lose their places: the camera and the run that it was for.</summary>
    public ImmutableArray<(Guid CameraId, Guid? RunId)> Expire(DateTimeOffset now)
    {
        ImmutableArray<Entry> expired = [.. entries.Values.Where(entry => entry.Ticket != 0 && now >= entry.LeaveUntil)];
        ImmutableArray<(Guid, Guid?)> lost = [.. expired.Select(entry => (entry.Card.CameraId, entry.RunUnderWay))];
        foreach (Entry entry in expired) Free(entry);
        return lost;
    }

    /// <summary>The rounds that may begin now; each holds its place until it is finished or its leave expires.</summary>
    public ImmutableArray<(Guid CameraId, DiagnosisOrder Order)> Take(DateTimeOffset now)
    {
        ImmutableArray<(Guid, DiagnosisOrder)>.Builder taken = ImmutableArray.CreateBuilder<(Guid, DiagnosisOrder)>();
        IEnumerable<Entry> waiting = entries.Values
            .Where(entry => entry.Ticket == 0 && (entry.IsOrdered || entry.DueAt <= now))
            .OrderByDescending(entry => entry.IsOrdered)
            .ThenByDescending(IsKey)
            .ThenBy(entry => entry.DueAt)
            .ToList();
        foreach (Entry entry in waiting)
        {
            int site = entry.Plan?.Draft.SiteSessionsMax ?? options.SessionsWithoutPlan;
            int recorder = entry.Plan?.Draft.RecorderSessionsMax ?? options.SessionsWithoutPlan;
            if (Running >= site || RunningAt(entry.Card.Recorder) >= recorder) continue;
            taken.Add((entry.Card.CameraId, Begin(entry, now)));
        }

        return taken.DrainToImmutable();
    }

    /// <summary>The run that the round was for; null when it was for none or the ticket is an old one.</summary>
    public Guid? Finish(Guid cameraId, long given, TimeSpan? againWithin, DateTimeOffset now)
    {
        if (!entries.TryGetValue(cameraId, out Entry? entry)) return null;

        if (againWithin is { } soon && entry.DueAt > now + soon) entry.DueAt = now + soon;
        if (entry.Ticket != given || given == 0) return null;

        Guid? run = entry.RunUnderWay;
        Free(entry);
        return run;
    }

    public CameraPlan PlanOf(Guid cameraId) => entries.TryGetValue(cameraId, out Entry? entry)
        ? new(entry.Plan?.Id, entry.Plan?.Draft.Name, entry.Period > TimeSpan.Zero ? entry.Period : null, entry.DueAt < DateTimeOffset.MaxValue ? entry.DueAt : null)
        : new(null, null, null, null);

    public Guid? PlanIdOf(Guid cameraId) => entries.GetValueOrDefault(cameraId)?.Plan?.Id;

    public Dictionary<Guid, int> CountByPlan() =>
        entries.Values.Where(entry => entry.Plan is not null).GroupBy(entry => entry.Plan!.Id).ToDictionary(group => group.Key, group => group.Count());

    private DiagnosisOrder Begin(Entry entry, DateTimeOffset now)
    {
        PlanDraft? plan = entry.Plan?.Draft;
        var order = new DiagnosisOrder(
            ++ticket, entry.Plan?.Id, entry.RunId, plan?.Keyframes ?? 0, plan?.Burst ?? false, plan?.ProfileBy ?? ProfileRule.Picture,
            plan is null ? DayProfile.Day : PlanHours.ProfileAt(plan, now), PriorityOf(entry), entry.Period);
        (entry.Ticket, entry.LeaveUntil, entry.RunUnderWay) = (ticket, now + options.LeaveExpires, entry.RunId);
        (entry.IsOrdered, entry.RunId) = (false, null);
        entry.DueAt = entry.Period > TimeSpan.Zero ? RoundTimes.Next(entry.Card.CameraId, plan, entry.Period, now) : DateTimeOffset.MaxValue;
        Running++;
        atRecorder[entry.Card.Recorder] = RunningAt(entry.Card.Recorder) + 1;
        entry.TakenAt = entry.Card.Recorder;
        return order;
    }

    private void Choose(Entry entry, DateTimeOffset now)
    {
        CameraSettings? own = settings.GetValueOrDefault(entry.Card.CameraId);
        entry.Plan = PlanChoice.For(plans, entry.Card.ClassCode, own?.Group, own?.IsKey ?? false);
        TimeSpan period = entry.Card.OwnPeriod > TimeSpan.Zero ? entry.Card.OwnPeriod
            : entry.Plan is not { } plan ? TimeSpan.Zero
            : own?.IsKey == true ? plan.Draft.KeyPeriod : plan.Draft.Period;
        if (period == entry.Period && entry.IsScheduled) return;

        (entry.Period, entry.IsScheduled) = (period, true);
        entry.DueAt = period <= TimeSpan.Zero ? DateTimeOffset.MaxValue : FirstDue(entry, now);
    }

    /// <summary>A camera that was diagnosed before keeps its place in the period; one that never was does not wait for it.</summary>
    private DateTimeOffset FirstDue(Entry entry, DateTimeOffset now)
    {
        PlanDraft? plan = entry.Plan?.Draft;
        if (entry.Card.LastRoundAt is { } last)
        {
            DateTimeOffset next = RoundTimes.Next(entry.Card.CameraId, plan, entry.Period, last);
            if (next > now) return next;
        }

        TimeSpan within = options.FirstRoundsWithin + (options.FirstRoundPerCamera * entries.Count);
        DateTimeOffset soon = now + ((within < entry.Period ? within : entry.Period) * chance.NextDouble());
        return plan is null ? soon : PlanHours.Allowed(plan, entry.Period, RoundTimes.ShareOf(entry.Card.CameraId), soon);
    }

    private DiagnosisPriority PriorityOf(Entry entry) =>
        entry.IsOrdered ? DiagnosisPriority.Manual : IsKey(entry) ? DiagnosisPriority.KeyCamera : DiagnosisPriority.Plan;

    private bool IsKey(Entry entry) => settings.GetValueOrDefault(entry.Card.CameraId)?.IsKey ?? false;

    private void Free(Entry entry)
    {
        if (entry.Ticket == 0) return;

        (entry.Ticket, entry.RunUnderWay) = (0, null);
        Running--;
        int left = RunningAt(entry.TakenAt) - 1;
        if (left > 0) atRecorder[entry.TakenAt] = left;
        else atRecorder.Remove(entry.TakenAt);
    }

    private sealed class Entry(CameraCard card)
    {
        public CameraCard Card { get; set; } = card;

        public DateTimeOffset HeardAt { get; set; }

        public DiagnosisPlan? Plan { get; set; }

        public TimeSpan Period { get; set; }

        public bool IsScheduled { get; set; }

        public DateTimeOffset DueAt { get; set; } = DateTimeOffset.MaxValue;

        public bool IsOrdered { get; set; }

        public Guid? RunId { get; set; }

        /// <summary>0 while no round is under way.</summary>
        public long Ticket { get; set; }

        public DateTimeOffset LeaveUntil { get; set; }

        public Guid? RunUnderWay { get; set; }

        /// <summary>The recorder whose place the round takes, whatever became of the camera's address since.</summary>
        public string TakenAt { get; set; } = "";
    }
}
