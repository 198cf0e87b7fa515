using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>What is counted over many rounds: trend, ranking and the report by unit and class.</summary>
internal sealed class RoundReports(ScopedDatabase scoped)
{
    private const int RankMax = 500;
    private const int PointsMax = 20_000;

    /// <summary>Rounds that our own side did not finish: they say nothing of a camera (row 8.2-0.21).</summary>
    private static readonly short[] Ours = [.. CameraOutcomes.Ours.Select(outcome => (short)outcome)];

    public Task<ImmutableArray<FaultTrendPoint>> Trend(
        UnitScope scope, int? unitId, string? fault, DateTimeOffset from, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "k");
            if (!await UnitPlaces.Restrict(c, where, unitId, "k", cancellationToken)) return [];

            where.And($"k.at >= {where.Add(from)}");
            if (fault is not null) where.And($"k.fault = {where.Add(fault)}");
            return await where.Command(
                c,
                $"""
                select (k.at at time zone {where.Add(PlanDraft.DefaultZone)})::date as day, k.fault, count(*)::int, count(distinct k.camera_id)::int
                from diagnosis_fault k where {where.Where} group by day, k.fault order by day, k.fault limit {PointsMax}
                """).ReadAll(r => new FaultTrendPoint(r.GetFieldValue<DateOnly>(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3)), cancellationToken);
        }, cancellationToken);

    public Task<ImmutableArray<CameraRank>> Rank(UnitScope scope, int? unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > RankMax) throw new ArgumentOutOfRangeException(nameof(limit), limit, $"A ranking has 1 to {RankMax} cameras.");
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "k");
            if (!await UnitPlaces.Restrict(c, where, unitId, "k", cancellationToken)) return [];

            string first = where.Add(from);
            where.And($"k.at >= {first}");
            return await where.Command(
                c,
                $"""
                select o.id, o.code, o.name, o.unit_id, w.rounds, w.bad, w.failed,
                  (select f.fault from diagnosis_fault f where f.camera_id = o.id and f.at >= {first} group by f.fault order by count(*) desc, f.fault limit 1)
                from (
                  select k.camera_id, count(*)::int as rounds, (count(*) filter (where k.bad > 0))::int as bad,
                    (count(*) filter (where k.outcome = any ({where.Add(Ours)})))::int as failed
                  from diagnosis_round k where {where.Where} group by k.camera_id
                  having count(*) filter (where k.bad > 0) > 0) w
                join object o on o.id = w.camera_id and o.retired_at is null
                order by w.bad::float8 / w.rounds desc, w.bad desc, o.code, o.id limit {limit}
                """).ReadAll(
                r => new CameraRank(
                    r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetText(7)),
                cancellationToken);
        }, cancellationToken);
    }

    /// <summary>A camera is good when the last of its rounds that said something was: the state at the end of the time, not a mean over it.</summary>
    public Task<ImmutableArray<DiagnosisReportRow>> Report(
        UnitScope scope, int? unitId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "o");
            if (!await UnitPlaces.Restrict(c, where, unitId, "o", cancellationToken)) return [];

            return await where.Command(
                c,
                $"""
                select o.unit_id, u.name_zh, u.name_en, o.class_code, count(*)::int, count(last.bad)::int,
                  (count(*) filter (where last.bad = 0))::int, (count(*) filter (where last.bad > 0))::int,
                  (count(*) filter (where last.bad is null))::int, sum(coalesce(every.rounds, 0))::int
                from object o
                join unit u on u.id = o.unit_id
                left join lateral (
                  select k.bad from diagnosis_round k
                  where k.camera_id = o.id and k.at >= {where.Add(from)} and k.at < {where.Add(to)} and k.outcome <> all ({where.Add(Ours)})
                  order by k.at desc, k.id desc limit 1) last on true
                left join lateral (
                  select count(*) as rounds from diagnosis_round k
                  where k.camera_id = o.id and k.at >= {where.Add(from)} and k.at < {where.Add(to)}) every on true
                where o.protocol = 2 and o.retired_at is null and {where.Where}
                group by o.unit_id, u.name_zh, u.name_en, o.class_code order by o.unit_id, o.class_code
                """).ReadAll(
                r => new DiagnosisReportRow(
                    r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7),
                    r.GetInt32(8), r.GetInt32(9)),
                cancellationToken);
        }, cancellationToken);
}
