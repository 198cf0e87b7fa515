using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrisonOps.Analyzers.Units;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Grains.Turns;
using PrisonOps.Grains.Units;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Objects;

/// <summary>Owns being alive for its objects: gives each its configuration, sees who is silent, writes their states and tells the unit the sum.</summary>
internal sealed partial class RosterGrain(
    IRosterStore store, IOptions<RosterOptions> options, IOptions<ReportingOptions> reporting, IOptions<HealthOptions> health, TimeProvider time,
    ILogger<RosterGrain> logger) : Grain, IRosterGrain, IRemindable
{
    private const string ReminderName = "alive";

    private readonly Dictionary<Guid, RosterMember> members = [];
    private readonly HashSet<Guid> ended = [];
    private ObjectActors actors = null!;
    private StateWriting states = null!;
    private LatestMessage<UnitChildReport> toUnit = null!;
    private Gathering sums = null!;
    private SideWork comparing = null!;
    private SideWork reviving = null!;
    private RosterKey key;
    private bool isReminded;
    private long epoch;
    private long revision;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        key = RosterKey.Parse(this.GetPrimaryKeyString());
        epoch = time.GetUtcNow().UtcTicks;
        actors = new(GrainFactory);
        states = new(store, reporting.Value, time, failure => LogStatesNotWritten(logger, key, failure));
        toUnit = new(GrainFactory.GetGrain<IUnitGrain>(key.Unit).Report, failure => LogUnitNotReached(logger, key, failure.Message), reporting.Value, time);
        sums = new(SendSum, reporting.Value.GatherFor, time);
        comparing = new(Compare, failure => LogNotCompared(logger, key, failure));
        reviving = new(ReviveEnded, failure => LogNotRevived(logger, key, failure));

        ImmutableArray<ObjectConfiguration> objects = await store.LoadObjects(key, cancellationToken);
        Dictionary<Guid, ObjectStateRow> last = (await store.LoadStates(key, cancellationToken)).ToDictionary(row => row.ObjectId);
        ILookup<Guid, Finding> open = await LoadOpen(cancellationToken);
        foreach (ObjectConfiguration configuration in objects) Join(configuration, last.GetValueOrDefault(configuration.Id), open[configuration.Id]);

        Every(options.Value.LookEvery, Look);
        Every(options.Value.CompareEvery, comparing.Ask);
        Every(reporting.Value.SummaryEvery, Repeat);
        _ = StartAll([.. members.Values], open, Spread);
        sums.Changed();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        states.Stop();
        toUnit.Stop();
        sums.Stop();
        comparing.Stop();
        reviving.Stop();
        foreach (RosterMember member in members.Values) member.ToBoard?.Stop();
        return Task.CompletedTask;
    }

    public async Task Start()
    {
        SendSum();
        if (isReminded) return;

        await this.RegisterOrUpdateReminder(ReminderName, options.Value.RemindEvery, options.Value.RemindEvery);
        isReminded = true;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // Being called is what the reminder is for; a roster without objects needs no life.
        if (members.Count == 0 && await this.GetReminder(reminderName) is { } reminder) await this.UnregisterReminder(reminder);
    }

    public Task Configure(Guid objectId, long newRevision)
    {
        if (!members.TryGetValue(objectId, out RosterMember? member) || member.Configuration.Revision < newRevision) comparing.Ask();
        return Task.CompletedTask;
    }

    public Task Report(ObjectSummary summary)
    {
        if (!members.TryGetValue(summary.State.ObjectId, out RosterMember? member)) return Task.CompletedTask;

        ObjectStateRow before = member.Shown;
        RosterHearing hearing = member.Hear(summary);
        if (hearing == RosterHearing.Older) return Task.CompletedTask;

        if (hearing == RosterHearing.Ended)
        {
            ended.Add(summary.State.ObjectId);
            reviving.Ask();
        }

        LookAt(member);
        if (member.Shown.Revision != before.Revision) Write(member);
        if (hearing != RosterHearing.Same || member.Shown.Revision != before.Revision) sums.Changed();
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<ObjectSummary>> GetSummaries() =>
        Task.FromResult<ImmutableArray<ObjectSummary>>([.. members.Values.Select(member => member.Summary)]);

    private void Every(TimeSpan period, Action act) => this.RegisterGrainTimer(
        _ =>
        {
            act();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(period, period) { KeepAlive = true });

    private void Join(ObjectConfiguration configuration, ObjectStateRow? last, IEnumerable<Finding> open)
    {
        var member = new RosterMember(configuration, last, time.GetUtcNow());
        if (open.Any(finding => finding.Type == FindingSources.Silent)) member.RestoreSilence();
        members[configuration.Id] = member;
    }

    /// <summary>The first polls of all objects fill one period evenly.</summary>
    private TimeSpan Spread(RosterMember member, int place, int count) => member.Configuration.PollPeriod * ((place + 0.5) / count);

    private TimeSpan Soon(RosterMember member, int place, int count) => options.Value.ReviveWithin * Random.Shared.NextDouble();

    private async Task StartAll(ImmutableArray<RosterMember> chosen, ILookup<Guid, Finding> open, Func<RosterMember, int, int, TimeSpan> first)
    {
        if (key.Protocol == MonitoringProtocol.None) return;

        int place = 0;
        foreach (RosterMember[] some in chosen.Chunk(options.Value.StartsAtOnce))
        {
            await Task.WhenAll(some.Select(member => StartOne(member, open, first(member, place++, chosen.Length))));
        }
    }

    private async Task StartOne(RosterMember member, ILookup<Guid, Finding> open, TimeSpan first)
    {
        ObjectConfiguration configuration = member.Configuration;
        try
        {
            ImmutableArray<Finding> own = [.. open[configuration.Id].Where(finding => FindingSources.Of(finding.Type) == FindingSource.Itself)];
            await actors.Start(configuration, key.ToString(), member.Shown, own, first);
        }
        catch (Exception failure)
        {
            // The edge of one start: the object stays silent, which is seen and mended by the next look.
            LogNotStarted(logger, configuration.Code, failure.Message);
        }
    }

    private async Task ReviveEnded(CancellationToken cancellationToken)
    {
        if (ended.Count == 0) return;

        // Read anew: what was open when the roster began may be cleared since.
        ILookup<Guid, Finding> open = await LoadOpen(cancellationToken);
        ImmutableArray<RosterMember> chosen = [.. ended.Select(members.GetValueOrDefault).OfType<RosterMember>()];
        ended.Clear();
        await StartAll(chosen, open, Soon);
    }

    private async Task Compare(CancellationToken cancellationToken)
    {
        Dictionary<Guid, ObjectConfiguration> now = (await store.LoadObjects(key, cancellationToken)).ToDictionary(configuration => configuration.Id);

        foreach (RosterMember gone in members.Values.Where(member => !now.ContainsKey(member.Configuration.Id)).ToList()) await Leave(gone, cancellationToken);

        ImmutableArray<ObjectConfiguration> added = [.. now.Values.Where(configuration => !members.ContainsKey(configuration.Id))];
        foreach (ObjectConfiguration configuration in added) Join(configuration, null, []);

        foreach (RosterMember member in members.Values.Where(member => now[member.Configuration.Id].Revision > member.Configuration.Revision).ToList())
        {
            member.Configuration = now[member.Configuration.Id];
            await actors.Configure(member.Configuration);
        }

        if (!added.IsEmpty) await StartAll([.. added.Select(configuration => members[configuration.Id])], await LoadOpen(cancellationToken), Soon);
        sums.Changed();
    }

    /// <summary>An object that is gone or watched by another protocol ends here; one that moved to another roster goes on there.</summary>
    private async Task Leave(RosterMember member, CancellationToken cancellationToken)
    {
        ObjectConfiguration before = member.Configuration;
        ObjectConfiguration? now = await store.FindObject(before.Id, cancellationToken);
        if (now is null || !ObjectActors.SameActor(before.Protocol, now.Protocol)) await actors.Retire(before.Id, before.Protocol);

        if (member.IsSilent) SendFindings(member, new(before.Id, before.Place, Revisions.After(0, time.GetUtcNow()), true, [], FindingSource.Roster));
        states.Forget(before.Id);
        ended.Remove(before.Id);
        members.Remove(before.Id);
    }

    private void Look()
    {
        foreach (RosterMember member in members.Values) LookAt(member);
    }

    private void LookAt(RosterMember member)
    {
        if (key.Protocol == MonitoringProtocol.None) return;

        DateTimeOffset now = time.GetUtcNow();
        TimeSpan silentAfter = (member.Configuration.PollPeriod * options.Value.SilentPeriods) + reporting.Value.SummaryEvery + options.Value.SilentGrace;
        if (member.Look(now, silentAfter))
        {
            LogSilence(logger, member.Configuration.Code, member.IsSilent);
            SendFindings(member, member.Report(now, isRepeat: false));
            Write(member);
            sums.Changed();
        }
        else if (member.IsRepeatDue(now, reporting.Value.FindingsEvery))
        {
            SendFindings(member, member.Report(now, isRepeat: true));
        }

        // Silence is mended by giving it its configuration again: whoever lives takes it as it is.
        if (!member.IsSilent || !ended.Add(member.Configuration.Id)) return;
        reviving.Ask();
    }

    private void SendFindings(RosterMember member, FindingsReport report)
    {
        int unit = report.Place.Unit;
        member.ToBoard ??= new(
            findings => GrainFactory.GetGrain<IAlarmBoardGrain>(unit).Report(findings), failure => LogBoardNotReached(logger, key, failure.Message),
            reporting.Value, time);
        member.ToBoard.Send(report);
    }

    private void Repeat()
    {
        foreach (RosterMember member in members.Values)
        {
            if (member.Shown.LastPollAt != member.PollWritten) Write(member);
        }

        SendSum();
    }

    private void Write(RosterMember member)
    {
        member.PollWritten = member.Shown.LastPollAt;
        states.Add(member.Shown);
    }

    private void SendSum() => toUnit.Send(new(
        UnitChildren.Roster(key), epoch, ++revision,
        new(SystemSums.OfObjects(members.Values.Select(member => member.Summary), health.Value), default, null, 1, 1, time.GetUtcNow())));

    private async Task<ILookup<Guid, Finding>> LoadOpen(CancellationToken cancellationToken) =>
        (await store.LoadOpenFindings(key, cancellationToken)).ToLookup(open => open.ObjectId, open => open.Finding);
}
