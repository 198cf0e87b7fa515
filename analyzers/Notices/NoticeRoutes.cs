using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Analyzers.Notices;

/// <summary>The routes that are in force, compiled. Not safe for two callers at once: the facts are used again.</summary>
public sealed class NoticeRoutes
{
    private readonly AlarmFacts facts = new();
    private readonly ImmutableArray<(NoticeRoute Route, Expression Filter, TimeZoneInfo Zone)> compiled;
    private readonly ImmutableDictionary<Guid, NoticeRoute> byId;

    private NoticeRoutes(ImmutableArray<NoticeRoute> routes)
    {
        compiled =
        [
            .. routes.Where(route => route.Fields.Enabled && !route.Fields.Steps.IsEmpty)
                .Select(route => (route, Expression.TryParse(route.Fields.Filter, AlarmFields.Schema, out _)!, NoticeTimes.ZoneOf(route.Fields.Zone)))
                .Where(route => route.Item2 is not null),
        ];
        byId = compiled.ToImmutableDictionary(one => one.Route.Id, one => one.Route);
    }

    /// <summary>Routes that are switched off, and those whose filter cannot be read any more, are left out.</summary>
    public static NoticeRoutes Of(ImmutableArray<NoticeRoute> routes) => new(routes);

    public NoticeRoute? Find(Guid id) => byId.GetValueOrDefault(id);

    public IEnumerable<NoticeRoute> About(AlarmRow alarm, AlarmObject? its, DateTimeOffset at)
    {
        foreach ((NoticeRoute route, Expression filter, TimeZoneInfo zone) in compiled)
        {
            if (!AlarmRuleLayers.Concerns(route.Place, alarm.Place) || !AlarmHours.Hold(route.Fields.Hours, zone, at)) continue;

            facts.Set(alarm, its, at);
            facts.Severity = alarm.Severity;
            facts.Zone = zone;
            if (filter.Holds(facts)) yield return route;
        }
    }
}
