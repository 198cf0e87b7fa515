using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Scenarios;

/// <summary>
/// One object of the story: polled by its period from its first poll on, judged by the product's own judgements. An answer comes at once, a
/// time-out after eight seconds or four fifths of the period; the next poll waits for it.
/// </summary>
internal sealed class ScenarioDevice
{
    private static readonly TimeSpan TimesOutAfter = TimeSpan.FromSeconds(8);
    private static readonly PictureLimits Limits = new();

    private readonly ScenarioObject item;
    private readonly AlarmPack pack;
    private readonly Dictionary<(string Type, string Instance), Finding> raised = [];
    private readonly Dictionary<(string Name, string Instance), Quantity> values = [];
    private DeviceJudgement device;
    private PictureJudgement camera = PictureJudgement.Unknown;
    private DateTimeOffset nextPoll;
    private DateTimeOffset? answerAt;
    private bool isAsked;

    public ScenarioDevice(ScenarioObject item, AlarmPack pack, DateTimeOffset start)
    {
        (this.item, this.pack) = (item, pack);
        device = DeviceJudgement.Restore(item.Configuration, pack, [], start);
        nextPoll = start + item.FirstPoll;
    }

    public ObjectConfiguration Configuration => item.Configuration;

    public DevicePollOutcome Outcome { get; set; } = DevicePollOutcome.Answered;

    public long Revision { get; private set; }

    public DateTimeOffset? LastAnswerAt { get; private set; }

    private TimeSpan TimesOut => Configuration.PollPeriod * 0.8 < TimesOutAfter ? Configuration.PollPeriod * 0.8 : TimesOutAfter;

    private bool IsCamera => Configuration.Protocol == MonitoringProtocol.Rtsp;

    /// <summary>It is polled now, unless an answer is due anyway.</summary>
    public void Ask() => isAsked = answerAt is null;

    public void Read(Quantity quantity) => values[(quantity.Name, quantity.Instance)] = quantity;

    public void Raise(Finding finding)
    {
        raised[(finding.Type, finding.Instance)] = finding;
        Revision++;
    }

    public void End(string type, string instance)
    {
        if (raised.Remove((type, instance))) Revision++;
    }

    /// <summary>What a source holds of the object; null while it has not judged yet.</summary>
    public ImmutableArray<Finding>? FindingsOf(FindingSource source)
    {
        if (source != FindingSource.Itself) return [.. raised.Values.Where(finding => FindingSources.Of(finding.Type) == source)];

        IEnumerable<Finding> own = raised.Values.Where(finding => FindingSources.Of(finding.Type) == source);
        return IsCamera ? [.. CameraFindings(), .. own]
            : Configuration.PollPeriod == TimeSpan.Zero ? [.. own]
            : device.HasFullSet ? [.. device.Findings, .. own]
            : null;
    }

    /// <summary>True when the findings are others than before.</summary>
    public bool Tick(DateTimeOffset now)
    {
        if (Configuration.PollPeriod == TimeSpan.Zero) return false;

        if (answerAt is null && (now >= nextPoll || isAsked))
        {
            answerAt = now + (Outcome == DevicePollOutcome.Timeout ? TimesOut : TimeSpan.Zero);
            if (now >= nextPoll) nextPoll += Configuration.PollPeriod;
            isAsked = false;
        }

        if (!(answerAt <= now)) return false;

        answerAt = null;
        LastAnswerAt = Outcome is DevicePollOutcome.Timeout or DevicePollOutcome.Unreachable ? LastAnswerAt : now;
        bool changed = IsCamera ? JudgeCamera(now) : JudgeDevice(now);
        if (changed) Revision++;
        return changed;
    }

    /// <summary>The next life begins with what was open, as rosters have it.</summary>
    public void Restart(IEnumerable<Finding> open, DateTimeOffset now)
    {
        Finding[] own = [.. open.Where(finding => FindingSources.Of(finding.Type) == FindingSource.Itself && !raised.ContainsKey((finding.Type, finding.Instance)))];
        device = DeviceJudgement.Restore(Configuration, pack, own, now);
        camera = PictureJudgement.Restore(
            own.Where(finding => finding.Type == PictureFaultCodes.PullFailed)
                .Select(finding => new ConfirmedFault(Fault(finding.Evidence.Detail), finding.Since, finding.Evidence.Hits, finding.Evidence.Window)),
            Limits);
        (answerAt, nextPoll) = (null, now + item.FirstPoll);
    }

    private bool JudgeDevice(DateTimeOffset now)
    {
        bool wasFull = device.HasFullSet;
        DevicePollResult result = Outcome == DevicePollOutcome.Answered
            ? new(DevicePollOutcome.Answered, now, null, null, null, [], [.. values.Values], "")
            : DevicePollResult.Failed(Outcome, now, "");
        return device.Take(result, Outcome == DevicePollOutcome.Answered ? result.Quantities : []) || wasFull != device.HasFullSet;
    }

    private bool JudgeCamera(DateTimeOffset now)
    {
        PictureJudgement before = camera;
        StreamOutcome outcome = Outcome switch
        {
            DevicePollOutcome.Answered => StreamOutcome.Ok,
            DevicePollOutcome.Timeout => StreamOutcome.Timeout,
            DevicePollOutcome.Unauthorised => StreamOutcome.Unauthorised,
            DevicePollOutcome.Malformed => StreamOutcome.ProtocolError,
            _ => StreamOutcome.HostUnreachable,
        };
        ImmutableArray<PictureFault> faults = outcome == StreamOutcome.Ok ? [] : [Fault(StreamFailures.Reason(outcome))];
        camera = camera.With(new(now, [PictureFaultCodes.PullFailed], faults), Limits);
        return !camera.HasSameFaultsAs(before);
    }

    private static PictureFault Fault(string reason) => new(PictureFaultCodes.PullFailed, null, null, "", reason);

    private IEnumerable<Finding> CameraFindings() => camera.Confirmed.Select(held => new Finding(
        held.Fault.Code, "", Configuration.Criticality == Criticality.Core ? AlarmSeverity.Critical : AlarmSeverity.Major, held.Since,
        FindingEvidence.None with { Hits = held.Hits, Window = held.Window, Detail = held.Fault.Detail }));
}
