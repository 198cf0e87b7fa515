namespace PrisonOps.Ports.Alarms;

/// <summary>One type of alarm of devices as the standard pack describes it.</summary>
/// <param name="Fault">How urgent it is where a state is graded a fault.</param>
/// <param name="Warning">How urgent it is where a state is graded a warning.</param>
/// <param name="Hits">K of a state: so many bad polls of the last <paramref name="Window"/> raise it, so many good ones in a row end it.</param>
public sealed record AlarmType(
    string Code, ProbableCause Cause, AlarmSeverity Fault, AlarmSeverity Warning, int Hits, int Window, string NameZh, string NameEn);
