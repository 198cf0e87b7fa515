using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class RoundQueries(ScopedDatabase scoped, RoundReports reports, TimeProvider time) : IRoundQueries
{
    private const int HistoryMax = 10_000;
    private static readonly TimeSpan DefaultSpan = TimeSpan.FromDays(31);

    private const string Names = "o.code, o.name, o.class_code, u.name_zh, u.name_en";

    public Task<Page<RoundListItem>> List(UnitScope scope, RoundFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            // Of one fault the narrow rows are walked, which have an index for it; else the rounds themselves.
            (string table, string id) = filter.Fault is null ? ("diagnosis_round k", "k.id") : ("diagnosis_fault k", "k.round_id");
            SqlFilter where = new SqlFilter().Within(scope, "k");
            if (!await Restrict(c, where, filter, cancellationToken)) return new Page<RoundListItem>([], null, 0, true);

            (int, bool) counted = await where.Count(c, table, cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(k.at, {id}) < ({where.Add(KeysetPage.Instant(key[0]))}, {where.Add(KeysetPage.Id(key[1]))})");
            }

            ImmutableArray<RoundListItem> rows = await where.Command(
                c,
                $"""
                select {RoundColumns.All}, {Names}
                from (select {id} as id, k.at from {table} where {where.Where} order by k.at desc, {id} desc limit {pageSize + 1}) page
                join diagnosis_round r on r.id = page.id and r.at = page.at
                join object o on o.id = r.camera_id
                join unit u on u.id = r.unit_id
                order by r.at desc, r.id desc
                """).ReadAll(Read, cancellationToken);
            Page<RoundListItem> found = KeysetPage.Of(
                rows, pageSize, row => KeysetPage.Cursor(KeysetPage.Instant(row.Round.At), row.Round.Id.ToString()), counted);
            return found with { Rows = await WithVerdicts(c, found.Rows, cancellationToken) };
        }, cancellationToken);
    }

    public Task<RoundListItem?> FindLast(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
    {
        ImmutableArray<RoundListItem> last = await c.Statement(
            $"""
            select {RoundColumns.All}, {Names}
            from diagnosis_round r join object o on o.id = r.camera_id join unit u on u.id = r.unit_id
            where r.camera_id = $1 order by r.at desc, r.id desc limit 1
            """,
            SqlStatements.Value(cameraId)).ReadAll(Read, cancellationToken);
        return (await WithVerdicts(c, last, cancellationToken)).FirstOrDefault();
    }, cancellationToken);

    public Task<ImmutableArray<FaultHistoryPoint>> History(
        UnitScope scope, Guid cameraId, string fault, DateTimeOffset from, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            ImmutableArray<CameraRound> rounds = await c.Statement(
                $"select {RoundColumns.All} from diagnosis_round r where r.camera_id = $1 and r.at >= $2 order by r.at desc limit {HistoryMax}",
                SqlStatements.Value(cameraId), SqlStatements.Value(from)).ReadAll(RoundColumns.Read, cancellationToken);
            return (ImmutableArray<FaultHistoryPoint>)
            [
                .. from round in rounds.Reverse()
                   from judged in round.Judged
                   where judged.Code == fault
                   select new FaultHistoryPoint(round.At, round.Profile, judged.Score, judged.Value),
            ];
        }, cancellationToken);

    public Task<ImmutableArray<FaultTrendPoint>> Trend(
        UnitScope scope, int? unitId, string? fault, DateTimeOffset from, CancellationToken cancellationToken) =>
        reports.Trend(scope, unitId, fault, from, cancellationToken);

    public Task<ImmutableArray<CameraRank>> Rank(UnitScope scope, int? unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        reports.Rank(scope, unitId, from, limit, cancellationToken);

    public Task<ImmutableArray<DiagnosisReportRow>> Report(
        UnitScope scope, int? unitId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        reports.Report(scope, unitId, from, to, cancellationToken);

    /// <summary>False when the filter names a unit that is not in scope: then the list is empty.</summary>
    private async Task<bool> Restrict(NpgsqlConnection connection, SqlFilter where, RoundFilter filter, CancellationToken cancellationToken)
    {
        if (!await UnitPlaces.Restrict(connection, where, filter.UnitId, "k", cancellationToken)) return false;

        where.And($"k.at >= {where.Add(filter.From ?? (time.GetUtcNow() - DefaultSpan))}");
        if (filter.To is { } to) where.And($"k.at < {where.Add(to)}");
        if (filter.CameraId is { } camera) where.And($"k.camera_id = {where.Add(camera)}");
        if (filter.Fault is { } fault) where.And($"k.fault = {where.Add(fault)}");
        if (filter.Outcome is { } outcome)
        {
            string wanted = where.Add((short)outcome);
            where.And(filter.Fault is null
                ? $"k.outcome = {wanted}"
                : $"(select r.outcome from diagnosis_round r where r.id = k.round_id and r.at = k.at) = {wanted}");
        }

        if (!string.IsNullOrEmpty(filter.ClassPrefix)) where.StartsWith("(select o.class_code from object o where o.id = k.camera_id)", filter.ClassPrefix);
        return true;
    }

    private static async Task<ImmutableArray<RoundListItem>> WithVerdicts(
        NpgsqlConnection connection, ImmutableArray<RoundListItem> rows, CancellationToken cancellationToken)
    {
        if (rows.IsEmpty) return rows;

        var verdicts = await connection.Statement(
            "select v.round_id, v.fault, v.verdict, v.note, v.judged_by, v.judged_at from round_verdict v where v.round_id = any ($1) order by v.fault",
            SqlStatements.Value(rows.Select(row => row.Round.Id).ToArray())).ReadAll(
            r => (Round: r.GetGuid(0), Verdict: new RoundVerdict(r.GetString(1), (FaultVerdict)r.GetInt16(2), r.GetText(3), r.GetString(4), r.GetInstant(5))),
            cancellationToken);
        ILookup<Guid, RoundVerdict> byRound = verdicts.ToLookup(found => found.Round, found => found.Verdict);
        return [.. rows.Select(row => row with { Verdicts = [.. byRound[row.Round.Id]] })];
    }

    private static RoundListItem Read(NpgsqlDataReader reader) => new(
        RoundColumns.Read(reader), reader.GetString(RoundColumns.Count), reader.GetString(RoundColumns.Count + 1), reader.GetString(RoundColumns.Count + 2),
        reader.GetString(RoundColumns.Count + 3), reader.GetString(RoundColumns.Count + 4), []);
}
