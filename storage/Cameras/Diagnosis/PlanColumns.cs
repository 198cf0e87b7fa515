using Npgsql;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>The columns of a plan, in the order in which they are read and written.</summary>
internal static class PlanColumns
{
    public const string All = """
        p.id, p.unit_id, p.province, p.prison, p.name, p.enabled, p.groups, p.class_prefix, p.key_only, p.period_ms, p.key_period_ms,
        p.window_starts, p.window_ends, p.zone, p.profile_by, p.day_from, p.night_from, p.keyframes, p.burst, p.site_sessions_max,
        p.recorder_sessions_max, p.changed_by, p.changed_at, p.revision
        """;

    public static DiagnosisPlan Read(NpgsqlDataReader reader)
    {
        TimeOnly[] starts = reader.GetFieldValue<TimeOnly[]>(11), ends = reader.GetFieldValue<TimeOnly[]>(12);
        PlanDraft draft = new(
            reader.GetInt32(1), reader.GetString(4), reader.GetBoolean(5), [.. reader.GetFieldValue<string[]>(6)], reader.GetText(7), reader.GetBoolean(8),
            TimeSpan.FromMilliseconds(reader.GetInt64(9)), TimeSpan.FromMilliseconds(reader.GetInt64(10)),
            [.. starts.Zip(ends, (from, to) => new PlanWindow(from, to))], reader.GetString(13), (ProfileRule)reader.GetInt16(14),
            reader.GetFieldValue<TimeOnly>(15), reader.GetFieldValue<TimeOnly>(16), reader.GetInt32(17), reader.GetBoolean(18), reader.GetInt32(19),
            reader.GetInt32(20));
        return new(reader.GetGuid(0), reader.GetPlace(1), draft, reader.GetString(21), reader.GetInstant(22), reader.GetInt64(23));
    }

    public static NpgsqlParameter[] Values(DiagnosisPlan plan)
    {
        PlanDraft draft = plan.Draft;
        return
        [
            SqlStatements.Value(plan.Id), SqlStatements.Value(plan.Place.Unit), SqlStatements.Value(plan.Place.Province),
            SqlStatements.Value(plan.Place.Prison), SqlStatements.Value(draft.Name), SqlStatements.Value(draft.Enabled),
            SqlStatements.Value(draft.Groups.ToArray()), SqlStatements.Value(draft.ClassPrefix), SqlStatements.Value(draft.KeyOnly),
            SqlStatements.Value((long)draft.Period.TotalMilliseconds), SqlStatements.Value((long)draft.KeyPeriod.TotalMilliseconds),
            SqlStatements.Value(draft.Windows.Select(window => window.From).ToArray()),
            SqlStatements.Value(draft.Windows.Select(window => window.To).ToArray()), SqlStatements.Value(draft.Zone),
            SqlStatements.Value((short)draft.ProfileBy), SqlStatements.Value(draft.DayFrom), SqlStatements.Value(draft.NightFrom),
            SqlStatements.Value(draft.Keyframes), SqlStatements.Value(draft.Burst), SqlStatements.Value(draft.SiteSessionsMax),
            SqlStatements.Value(draft.RecorderSessionsMax), SqlStatements.Value(plan.ChangedBy), SqlStatements.Value(plan.ChangedAt),
            SqlStatements.Value(plan.Revision),
        ];
    }
}
