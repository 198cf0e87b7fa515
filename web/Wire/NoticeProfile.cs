using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Web.Wire;

public sealed record NoticeProfile(
    string? Email, string? Phone, IReadOnlyList<WeeklyHours> QuietHours, bool CriticalInQuietHours, string Zone, int HourlyMax, IReadOnlyList<NoticeChannelKind> Off,
    string Language, AlarmSeverity? SoundFrom, long Revision);
