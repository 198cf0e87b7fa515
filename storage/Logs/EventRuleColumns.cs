using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Logs;

/// <summary>The columns of a rule, in the order in which they are read and written.</summary>
internal static class EventRuleColumns
{
    public const string All = """
        r.id, r.unit_id, r.province, r.prison, r.name, r.enabled, r.kind, r.trap_oids, r.app, r.prefix, r.contains, r.at_least, r.effect, r.severity,
        r.instance_variable, r.ends_after_ms, r.changed_by, r.changed_at, r.revision
        """;

    public static StoredEventRule Read(NpgsqlDataReader reader)
    {
        EventMatch match = new(
            (LogKind)reader.GetInt16(6), [.. reader.GetFieldValue<string[]>(7)], reader.GetText(8), reader.GetText(9), reader.GetText(10),
            (LogSeverity?)reader.GetOptional<short>(11));
        EventRuleDraft draft = new(
            reader.GetInt32(1), reader.GetString(4), reader.GetBoolean(5), match, (EventEffect)reader.GetInt16(12), (AlarmSeverity)reader.GetInt16(13),
            reader.GetText(14), reader.GetOptional<long>(15) is { } endsAfter ? TimeSpan.FromMilliseconds(endsAfter) : null);
        return new(reader.GetGuid(0), reader.GetPlace(1), draft, reader.GetString(16), reader.GetInstant(17), reader.GetInt64(18));
    }

    public static NpgsqlParameter[] Values(StoredEventRule rule)
    {
        EventRuleDraft draft = rule.Draft;
        return
        [
            SqlStatements.Value(rule.Id), SqlStatements.Value(rule.Place.Unit), SqlStatements.Value(rule.Place.Province), SqlStatements.Value(rule.Place.Prison),
            SqlStatements.Value(draft.Name), SqlStatements.Value(draft.Enabled), SqlStatements.Value((short)draft.Match.Kind),
            SqlStatements.Value(draft.Match.TrapOids.ToArray()), SqlStatements.Value(draft.Match.App), SqlStatements.Value(draft.Match.Prefix),
            SqlStatements.Value(draft.Match.Contains), SqlStatements.Value((short?)draft.Match.AtLeast), SqlStatements.Value((short)draft.Effect),
            SqlStatements.Value((short)draft.Severity), SqlStatements.Value(draft.InstanceVariable),
            SqlStatements.Value((long?)draft.EndsAfter?.TotalMilliseconds), SqlStatements.Value(rule.ChangedBy), SqlStatements.Value(rule.ChangedAt),
            SqlStatements.Value(rule.Revision),
        ];
    }
}
