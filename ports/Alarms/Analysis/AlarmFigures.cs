namespace PrisonOps.Ports.Alarms.Analysis;

/// <summary>What can be said of a set of alarms.</summary>
/// <param name="Occurrences">How often their conditions came, those of one alarm that came back within its reopen window included.</param>
/// <param name="Repeated">Those whose object had an alarm of the same type and instance opened in the seven days before.</param>
/// <param name="Acknowledged">By people; what a rule acknowledges counts neither here nor in the times.</param>
/// <param name="ToAcknowledgeMean">From opening to acknowledgement; null when none was.</param>
/// <param name="ToClearMean">From opening to the end of the condition; null when none has ended.</param>
public sealed record AlarmFigures(
    long Alarms, long Occurrences, long Open, long Acknowledged, long Cleared, long Repeated, long FalseAlarms,
    TimeSpan? ToAcknowledgeMean, TimeSpan? ToAcknowledgeMedian, TimeSpan? ToClearMean, TimeSpan? ToClearMedian);
