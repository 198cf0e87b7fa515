using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>
/// Whether the silence of an object fits the loss of its paths. A silent object begins to be so at its first poll after the loss, and what lies
/// above it is found silent at its own next poll:
/// <code>
/// follows  &lt;=&gt;  object.LastAt + Slack(cause) >= cause.FirstAt   and   object.FirstAt &lt;= cause.LastAt + Slack(object)
/// Slack(x) = 2 * period of x + 30 s   (its next poll, a time-out, and a queue that is slow because everything times out at once)
/// </code>
/// What fell silent long before has a fault of its own, and so has what fell silent long after: it answered in between, so its path was there.
/// </summary>
public static class ReachTimes
{
    private static readonly TimeSpan Queue = TimeSpan.FromSeconds(30);

    /// <summary>Good answers that end the silence of a device; of a camera it is rounds, and its limits say how many.</summary>
    private const int AnswersOfDevice = 1;

    /// <summary>After this time an object whose path is back, and that answers, has been found to: what is silent then stays so.</summary>
    public static TimeSpan Confirmation(ReachNode node, TimeSpan answerWithin, int roundsOfCamera) =>
        (node.PollPeriod * (node.Protocol == MonitoringProtocol.Rtsp ? roundsOfCamera : AnswersOfDevice)) + answerWithin;

    public static TimeSpan Slack(TimeSpan pollPeriod) => (2 * pollPeriod) + Queue;

    public static bool Follows(UnreachableObject one, TimeSpan itsPeriod, UnreachableObject cause, TimeSpan causesPeriod) =>
        one.LastAt + Slack(causesPeriod) >= cause.FirstAt && one.FirstAt <= cause.LastAt + Slack(itsPeriod);
}
