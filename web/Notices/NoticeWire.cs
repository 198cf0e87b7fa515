using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Notices;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Notices;

/// <summary>Notices and what decides about them as the browser gets and sends them.</summary>
internal static class NoticeWire
{
    public static Wire.Notice Notice(NoticeRow row) => new(
        row.Id, row.UnitId, row.Person, row.ChannelId, row.ChannelName, row.Kind, row.Target, row.What, row.Severity, row.AlarmIds, row.Title, row.Text, row.CreatedAt,
        row.State, row.Attempts, row.NextAt, row.Answer, row.SentAt, row.ReadAt);

    public static Wire.NoticeChannel Channel(NoticeChannel channel) => new(
        channel.Id, channel.Place.Unit, channel.Name, channel.Kind, channel.Enabled, channel.Pictures, channel.Settings, channel.HasSecret, channel.ChangedBy,
        channel.ChangedAt, channel.Revision);

    public static NoticeChannelDraft ToPorts(Wire.NoticeChannelDraft draft) =>
        new(draft.UnitId, draft.Name.Trim(), draft.Kind, draft.Enabled, draft.Pictures, draft.Settings, draft.Secret);

    public static Wire.NoticeRoute Route(NoticeRoute route) => new(
        route.Id, route.Place.Unit, Fields(route.Fields), route.ChangedBy, route.ChangedAt, route.Revision);

    public static NoticeRouteFields ToPorts(Wire.NoticeRouteFields fields) => new()
    {
        Name = fields.Name.Trim(), Enabled = fields.Enabled, Filter = fields.Filter, Hours = Hours(fields.Hours), Zone = fields.Zone,
        Steps = [.. fields.Steps.Select(ToPorts)], GroupFor = Seconds(fields.GroupForSeconds), RepeatEvery = fields.RepeatEverySeconds is { } repeat ? Seconds(repeat) : null,
        DigestAt = [.. fields.DigestAt.Distinct().Order()], TellCleared = fields.TellCleared,
    };

    public static NoticeStep ToPorts(Wire.NoticeStep step) => new(
        Seconds(step.AfterSeconds), [.. step.Recipients.Select(one => new NoticeRecipient(one.Kind, one.Id, QueryText.NullIfEmpty(one.RoleCode)))],
        [.. step.Channels.Distinct()], step.InApp);

    public static Wire.NoticeProfile Profile(NoticeProfile profile) => new(
        profile.Email, profile.Phone, Hours(profile.QuietHours), profile.CriticalInQuietHours, profile.Zone, profile.HourlyMax, profile.Off, profile.Language,
        profile.SoundFrom, profile.Revision);

    public static NoticeProfile ToPorts(Wire.NoticeProfile profile) => new()
    {
        Email = QueryText.NullIfEmpty(profile.Email), Phone = QueryText.NullIfEmpty(profile.Phone), QuietHours = Hours(profile.QuietHours),
        CriticalInQuietHours = profile.CriticalInQuietHours, Zone = profile.Zone, HourlyMax = profile.HourlyMax, Off = [.. profile.Off.Distinct()],
        Language = profile.Language, SoundFrom = profile.SoundFrom, Revision = profile.Revision,
    };

    internal static ImmutableArray<WeeklyHours> Hours(IReadOnlyList<Wire.WeeklyHours> hours) =>
        [.. hours.Select(period => new WeeklyHours([.. period.Days.Where(day => day is >= 1 and <= 7).Distinct().Select(day => (DayOfWeek)(day % 7))], period.From, period.To))];

    internal static Wire.WeeklyHours[] Hours(ImmutableArray<WeeklyHours> hours) =>
        [.. hours.Select(period => new Wire.WeeklyHours([.. period.Days.Select(day => day == DayOfWeek.Sunday ? 7 : (int)day).Order()], period.From, period.To))];

    private static Wire.NoticeRouteFields Fields(NoticeRouteFields fields) => new(
        fields.Name, fields.Enabled, fields.Filter, Hours(fields.Hours), fields.Zone, [.. fields.Steps.Select(Step)], fields.GroupFor.TotalSeconds,
        fields.RepeatEvery?.TotalSeconds, fields.DigestAt, fields.TellCleared);

    private static Wire.NoticeStep Step(NoticeStep step) => new(
        step.After.TotalSeconds, [.. step.Recipients.Select(one => new Wire.NoticeRecipient(one.Kind, one.Id, one.RoleCode))], step.Channels, step.InApp);

    private static TimeSpan Seconds(double given) => TimeSpan.FromSeconds(double.IsFinite(given) ? Math.Clamp(given, -1, int.MaxValue) : -1);
}
