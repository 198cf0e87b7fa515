using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// What is held of one device after all its polls. It has no clock and asks nobody: the same polls give the same findings. Unknown never
/// clears: a finding ends by good values, or when the device answers again and again without the thing that it was about.
/// </summary>
public sealed class DeviceJudgement
{
    /// <summary>A disk, sensor or port that was missing from this many answers in a row is gone, and its finding with it.</summary>
    public const int GoneAfterAnswers = 10;

    private readonly ConditionWatch unreachable = new(DeviceFindings.Unreachable, "");
    private readonly ConditionWatch unauthorised = new(DeviceFindings.Unauthorised, "");
    private readonly ConditionWatch malformed = new(DeviceFindings.Malformed, "");
    private readonly ConditionWatch notAsked = new(DeviceFindings.NotAsked, "");
    private readonly Dictionary<string, InterfaceWatch> ports = [];
    private readonly Criticality criticality;
    private readonly SeriesWatches series;
    private readonly Finding? faultOfThresholds;
    private DeviceThresholds thresholds;

    private DeviceJudgement(ObjectConfiguration configuration, AlarmPack pack, DateTimeOffset now)
    {
        criticality = configuration.Criticality;
        Pack = pack;
        (thresholds, string? fault) = DeviceThresholds.Resolve(pack, configuration.Thresholds);
        series = new(thresholds);
        if (fault is not null)
        {
            faultOfThresholds = new(DeviceFindings.ThresholdsInvalid, "", AlarmSeverity.Warning, now, FindingEvidence.None with { Detail = fault });
        }
    }

    /// <summary>The general rules that it judges by.</summary>
    public AlarmPack Pack { get; }

    /// <summary>Whether this life has judged: an answer of whatever kind came, or it is confirmed that none comes.</summary>
    public bool IsJudged { get; private set; }

    /// <summary>
    /// Whether the findings are a full set: what was open before this life is in them until good values end it, so that it is enough to have found
    /// anything, even that we cannot ask.
    /// </summary>
    public bool HasFullSet => IsJudged || notAsked.Finding is not null;

    public bool IsUnreachable => unreachable.Finding is not null;

    /// <summary>K of reachability, for the confirmation time.</summary>
    public int UnreachableHits => thresholds.UnreachableHits;

    public ImmutableArray<Finding> Findings { get; private set; } = [];

    /// <summary>Takes up the findings whose alarms are open. What the rules of today no longer know is let go.</summary>
    public static DeviceJudgement Restore(ObjectConfiguration configuration, AlarmPack pack, IEnumerable<Finding> open, DateTimeOffset now)
    {
        var judgement = new DeviceJudgement(configuration, pack, now);
        foreach (Finding finding in open) judgement.Restore(finding);
        judgement.Findings = judgement.Collect();
        return judgement;
    }

    /// <summary>Goes on under a changed configuration or other general rules.</summary>
    public DeviceJudgement Under(ObjectConfiguration configuration, AlarmPack pack, DateTimeOffset now)
    {
        DeviceJudgement next = Restore(configuration, pack, Findings, now);
        next.IsJudged = IsJudged;
        foreach ((string port, InterfaceWatch watch) in ports) next.ports.TryAdd(port, watch);
        next.Findings = next.Collect();
        return next;
    }

    /// <param name="quantities">Those of the poll with counters as rates.</param>
    /// <returns>True when the findings changed.</returns>
    public bool Take(DevicePollResult poll, ImmutableArray<Quantity> quantities)
    {
        bool changed = poll.Outcome switch
        {
            DevicePollOutcome.Answered => Answered(poll, quantities),
            DevicePollOutcome.Timeout or DevicePollOutcome.Unreachable => unreachable.Bad(
                poll.At, thresholds.UnreachableHits, criticality == Criticality.Core ? AlarmSeverity.Critical : AlarmSeverity.Major, poll.Detail),
            DevicePollOutcome.Unauthorised => unreachable.Good() | unauthorised.Bad(poll.At, thresholds.AccessHits, AlarmSeverity.Minor, poll.Detail),
            DevicePollOutcome.Malformed => unreachable.Good() | malformed.Bad(poll.At, thresholds.AccessHits, AlarmSeverity.Minor, poll.Detail),
            DevicePollOutcome.NotAsked => notAsked.Bad(poll.At, thresholds.AccessHits, AlarmSeverity.Minor, poll.Detail),
            _ => throw new ArgumentOutOfRangeException(nameof(poll), poll.Outcome, "A poll is answered, timeout, unreachable, unauthorised, malformed or not asked."),
        };

        if (poll.Outcome != DevicePollOutcome.NotAsked) changed |= notAsked.Good();
        IsJudged |= poll.Outcome is DevicePollOutcome.Answered or DevicePollOutcome.Unauthorised or DevicePollOutcome.Malformed || IsUnreachable;
        if (changed) Findings = Collect();
        return changed;
    }

    private bool Answered(DevicePollResult poll, ImmutableArray<Quantity> quantities)
    {
        bool changed = unreachable.Good() | unauthorised.Good() | malformed.Good();

        DeviceThresholds now = thresholds.With(poll.Rules);
        if (!ReferenceEquals(now, thresholds)) series.Under(thresholds = now);
        changed |= series.Take(quantities, poll.States, poll.At);

        foreach (InterfaceWatch watch in ports.Values) watch.Missing++;
        foreach (DeviceInterface port in poll.Interfaces) changed |= Judge(port, poll.At);

        return changed | ForgetGone();
    }

    private bool Judge(DeviceInterface port, DateTimeOffset at)
    {
        if (thresholds.IsOff(DeviceFindings.InterfaceDown, port.Name)) return false;

        if (!ports.TryGetValue(port.Name, out InterfaceWatch? watch)) ports[port.Name] = watch = new(port.Name);
        return watch.Take(port, at, thresholds.InterfaceHits);
    }

    private bool ForgetGone()
    {
        bool changed = false;
        foreach ((string port, InterfaceWatch watch) in ports)
        {
            if (watch.Missing < GoneAfterAnswers) continue;
            changed |= watch.Finding is not null;
            ports.Remove(port);
        }

        return changed;
    }

    private void Restore(Finding open)
    {
        switch (open.Type)
        {
            case DeviceFindings.Unreachable: unreachable.Restore(open); break;
            case DeviceFindings.Unauthorised: unauthorised.Restore(open); break;
            case DeviceFindings.Malformed: malformed.Restore(open); break;
            case DeviceFindings.NotAsked: notAsked.Restore(open); break;
            case DeviceFindings.InterfaceDown when !thresholds.IsOff(open.Type, open.Instance):
                var port = new InterfaceWatch(open.Instance);
                port.Restore(open);
                ports[open.Instance] = port;
                break;
            default: series.Restore(open); break;
        }
    }

    private ImmutableArray<Finding> Collect()
    {
        IEnumerable<Finding?> all =
        [
            unreachable.Finding, unauthorised.Finding, malformed.Finding, notAsked.Finding, faultOfThresholds,
            .. ports.Values.Select(watch => watch.Finding), .. series.Findings,
        ];
        return
        [
            .. all.OfType<Finding>()
                .Where(finding => !thresholds.IsOff(finding.Type, finding.Instance))
                .OrderBy(finding => finding.Type, StringComparer.Ordinal)
                .ThenBy(finding => finding.Instance, StringComparer.Ordinal),
        ];
    }
}
