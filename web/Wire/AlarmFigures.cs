namespace PrisonOps.Web.Wire;

/// <summary>Times are in seconds.</summary>
public sealed record AlarmFigures(
    long Alarms, long Occurrences, long Open, long Acknowledged, long Cleared, long Repeated, long FalseAlarms,
    double? ToAcknowledgeMean, double? ToAcknowledgeMedian, double? ToClearMean, double? ToClearMedian);
