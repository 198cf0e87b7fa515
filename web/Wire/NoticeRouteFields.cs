namespace PrisonOps.Web.Wire;

public sealed record NoticeRouteFields(
    string Name, bool Enabled, string Filter, IReadOnlyList<WeeklyHours> Hours, string Zone, IReadOnlyList<NoticeStep> Steps, double GroupForSeconds,
    double? RepeatEverySeconds, IReadOnlyList<TimeOnly> DigestAt, bool TellCleared);
