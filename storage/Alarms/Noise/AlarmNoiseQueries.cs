using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Alarms.Noise;

internal sealed class AlarmNoiseQueries(ScopedDatabase scoped) : IAlarmNoiseQueries
{
    // What a rule acknowledged says so by its actor's name.
    private const string Counts = """
        count(*)::int, sum(a.count)::int, count(*) filter (where (a.life #>> '{flaps,times}')::int > 0)::int,
          count(*) filter (where a.life->'falseAlarm' <> 'null')::int,
          count(*) filter (where a.acknowledged_by is not null and not starts_with(a.acknowledged_by, 'auto:'))::int,
          count(*) filter (where a.life->'suppression' <> 'null')::int, count(*) filter (where a.life->'upstream' <> 'null')::int,
          count(*) filter (where a.life->'outOfService' <> 'null')::int, count(*) filter (where a.life->'shelf' <> 'null')::int
        """;

    // A rule that does two things to an alarm counts it once.
    private const string Rules = """
        select a.life #>> '{suppression,ruleName}' as name
        union select a.life #>> '{redefinition,ruleName}'
        union select substring(a.acknowledged_by from '^auto:(.*)$')
        """;

    public Task<ImmutableArray<AlarmNoise>> Rank(
        UnitScope scope, NoiseGrouping by, int? unitId, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "a");
            if (!await UnitPlaces.Restrict(c, where, unitId, "a", cancellationToken)) return [];

            where.And($"a.opened_at >= {where.Add(from)}").And($"a.opened_at < {where.Add(to)}");
            return await where.Command(c, Sql(by, where.Where, limit)).ReadAll(Read, cancellationToken);
        }, cancellationToken);

    private static string Sql(NoiseGrouping by, string where, int limit) => by switch
    {
        NoiseGrouping.MonitoredObject =>
            $"""
            select o.code, o.name, o.id, n.* from (
              select a.object_id, {Counts} from alarm a where {where} group by a.object_id order by 3 desc, a.object_id limit {limit})
              n (object_id, alarms, openings)
            join object o on o.id = n.object_id order by n.openings desc, o.code
            """,
        NoiseGrouping.Rule =>
            $"""
            select r.name, null, null, null, {Counts}
            from alarm a cross join lateral ({Rules}) r
            where {where} and a.life is not null and r.name is not null
            group by r.name order by sum(a.count) desc, r.name limit {limit}
            """,
        _ => $"select a.type, null, null, null, {Counts} from alarm a where {where} group by a.type order by sum(a.count) desc, a.type limit {limit}",
    };

    private static AlarmNoise Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.GetText(1), reader.GetOptional<Guid>(2), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7),
        reader.GetInt32(8), reader.GetInt32(9), reader.GetInt32(10), reader.GetInt32(11), reader.GetInt32(12));
}
