using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.Analyzers.Objects;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Objects;

/// <summary>
/// What the grid is told of one object: its state goes to its roster, its findings go to the board of its unit. Both on change, both again by
/// the clock, both until they are answered; the object's own turns wait for neither.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class ObjectReporter(
    Guid objectId, Func<int, IAlarmBoardGrain> boards, Func<string, IRosterGrain> rosters, Action<string, Exception> failureLog,
    ReportingOptions options, TimeProvider time)
{
    private readonly long epoch = time.GetUtcNow().UtcTicks;
    private ObjectConfiguration? configuration;
    private LatestMessage<FindingsReport>? toBoard;
    private LatestMessage<ObjectSummary>? toRoster;
    private string? roster;
    private DateTimeOffset findingsSentAt;
    private long findingsRevision;
    private bool isJudged;
    private bool isPolled;

    public ObjectStateRow State { get; private set; } = new(objectId, default, ObjectState.Unknown, null, time.GetUtcNow(), null, 0);

    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <summary>
    /// A life begins. The state of the life before stays on the screens until this one has judged: after a restart the whole estate would be
    /// unknown otherwise. The board hears "unknown", which clears nothing.
    /// </summary>
    public void Begin(ObjectConfiguration given, string rosterKey, ObjectStateRow? last, ImmutableArray<Finding> restored)
    {
        configuration = given;
        Findings = restored;
        if (last is not null) State = last;
        FollowRoster(rosterKey);
        FollowPlace(given.Place);
        SendSummary();
        SendFindings();
    }

    /// <summary>Takes a configuration over; where the object moved to another unit, the old board is told that nothing is left to it.</summary>
    public void Configure(ObjectConfiguration given, string rosterKey)
    {
        UnitPlace before = configuration?.Place ?? given.Place;
        configuration = given;
        FollowRoster(rosterKey);
        if (before == given.Place) return;

        if (before.Unit != given.Place.Unit) toBoard?.Send(new(objectId, before, NextRevision(), Judged: true, []));
        FollowPlace(given.Place);
        SendFindings();
    }

    /// <summary>What the last poll or a change of circumstances has led to.</summary>
    /// <param name="polledAt">Of the last finished poll; null when this is not about a poll.</param>
    public void Tell(ImmutableArray<Finding> findings, bool judged, ObjectVerdict verdict, DateTimeOffset? polledAt)
    {
        bool findingsChanged = judged != isJudged || !SameFindings(findings, Findings);
        bool stateChanged = verdict.State != State.State || verdict.Reason != State.Reason;
        bool firstPoll = polledAt is not null && !isPolled;
        DateTimeOffset now = time.GetUtcNow();

        (Findings, isJudged, isPolled) = (findings, judged, isPolled || polledAt is not null);
        State = State with { LastPollAt = polledAt ?? State.LastPollAt };
        if (stateChanged)
        {
            State = State with
            {
                State = verdict.State,
                Reason = verdict.Reason,
                Since = verdict.State == State.State ? State.Since : now,
                Revision = Revisions.After(State.Revision, now),
            };
        }

        if (stateChanged || firstPoll) SendSummary();
        if (findingsChanged) SendFindings();
    }

    /// <summary>Who made the object, once it is recognised. An answer that does not say it changes nothing.</summary>
    public void Identify(string? vendor, string? model)
    {
        if (vendor is null || (vendor == State.Vendor && model == State.Model)) return;

        State = State with { Vendor = vendor, Model = model };
        SendSummary();
    }

    /// <summary>By the clock: the summary each time, the findings when they are due.</summary>
    public void Repeat()
    {
        SendSummary();
        if (time.GetUtcNow() - findingsSentAt >= options.FindingsEvery) SendFindings(isRepeat: true);
    }

    /// <summary>The object is no more: its alarms end.</summary>
    public void Retire()
    {
        isJudged = true;
        Findings = [];
        SendFindings();
        toRoster?.Stop();
        (toRoster, roster) = (null, null);
    }

    /// <summary>This life ends while the object goes on: the roster is asked to begin the next one.</summary>
    public async Task End(bool withFarewell)
    {
        toBoard?.Stop();
        toRoster?.Stop();
        if (!withFarewell || configuration is null || roster is null) return;

        try
        {
            await rosters(roster).Report(Summary() with { Monitored = false });
        }
        catch (Exception failure)
        {
            // The edge of a life: the roster sees the silence soon enough by itself.
            failureLog("roster", failure);
        }
    }

    private void SendSummary() => toRoster?.Send(Summary());

    private ObjectSummary Summary() =>
        new(State with { Place = configuration!.Place }, configuration.ClassCode, configuration.Criticality, epoch, isPolled);

    private void SendFindings(bool isRepeat = false)
    {
        findingsSentAt = time.GetUtcNow();
        long revision = isRepeat ? findingsRevision : NextRevision();
        toBoard?.Send(new(objectId, configuration!.Place, revision, isJudged, Findings));
    }

    private long NextRevision() => findingsRevision = Revisions.After(findingsRevision, time.GetUtcNow());

    private void FollowPlace(UnitPlace place) =>
        toBoard = new(report => boards(place.Unit).Report(report), failure => failureLog("alarm board", failure), options, time);

    private void FollowRoster(string key)
    {
        if (key == roster) return;

        toRoster?.Stop();
        roster = key;
        toRoster = new(summary => rosters(key).Report(summary), failure => failureLog("roster", failure), options, time);
    }

    /// <summary>Numbers that change with every poll do not make a finding another one.</summary>
    private static bool SameFindings(ImmutableArray<Finding> one, ImmutableArray<Finding> other) =>
        one.Length == other.Length
        && one.Zip(other).All(pair =>
            pair.First.Type == pair.Second.Type && pair.First.Instance == pair.Second.Instance && pair.First.Severity == pair.Second.Severity
            && pair.First.Since == pair.Second.Since && pair.First.Evidence.PictureKey == pair.Second.Evidence.PictureKey
            && pair.First.Evidence.ReferenceKey == pair.Second.Evidence.ReferenceKey
            && FaultChanges.Between(pair.First.Evidence.Faults, pair.Second.Evidence.Faults) is null);
}
