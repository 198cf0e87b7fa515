using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.Alarms;

/// <summary>The changes of one commit as sets: one statement each for alarms and timeline, however many there are.</summary>
internal sealed class AlarmBatch
{
    private readonly ImmutableArray<AlarmChange> changes;
    private readonly AlarmRow[] opened;
    private readonly (AlarmRow Alarm, long Known)[] changed;

    public AlarmBatch(ImmutableArray<AlarmChange> changes)
    {
        this.changes = changes;
        // An alarm may change several times in a batch; its row is written once, as it is after the last change. Ordered by id, so that two
        // activations that write the same rows do not wait for each other crosswise.
        var byAlarm = changes.GroupBy(c => c.Alarm.Id).Select(g => (First: g.First(), Newest: g.Last().Alarm)).OrderBy(a => a.Newest.Id).ToArray();
        opened = [.. byAlarm.Where(a => a.First.Kind == AlarmEventKind.Opened).Select(a => a.Newest)];
        changed = [.. byAlarm.Where(a => a.First.Kind != AlarmEventKind.Opened).Select(a => (a.Newest, a.First.Alarm.Revision - 1))];
    }

    /// <summary>
    /// False when the stored revision of an alarm is not the one that its first change stood on: then another activation has written since. A
    /// doubled opening fails on the unique index instead. Changes go first, so that a batch may clear an alarm and open its successor.
    /// </summary>
    public async Task<bool> TryWriteAlarms(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (changed.Length > 0 && await Update(connection).Run(cancellationToken) != changed.Length) return false;
        if (opened.Length > 0) await Insert(connection).Run(cancellationToken);
        return true;
    }

    /// <summary>
    /// Writes the timeline, which says who did what in the same transaction; the audit line with before and after is written by whoever took the
    /// command of the person. Gives the outbox events, which carry the names as they are now.
    /// </summary>
    public async Task<ImmutableArray<OutboxDraft>> WriteEvents(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await Timeline(connection).Run(cancellationToken);

        Dictionary<Guid, AlarmNames> names = await AlarmNames.Load(connection, changes, cancellationToken);
        return
        [
            .. changes.Select(change => Event(
                "alarm", change.Alarm, new AlarmPayload(names[change.Alarm.Id].Item(change.Alarm), change.Kind, change.Actor.Name, change.Note), change.IsUrgent)),
            .. changes.SelectMany(change => change.Orders.Select(order => Event(
                "alarm-order", change.Alarm, new AlarmOrderPayload(names[change.Alarm.Id].Item(change.Alarm), order)))),
        ];
    }

    private static OutboxDraft Event<T>(string topic, AlarmRow alarm, T payload, bool urgent = false) =>
        new(topic, alarm.Place, alarm.Id.ToString(), JsonSerializer.Serialize(payload, OutboxJson.Options), urgent);

    private NpgsqlCommand Update(NpgsqlConnection connection) => connection.Statement(
        """
        update alarm a set
          severity = g.severity, opened_at = g.opened_at, last_at = g.last_at, count = g.count,
          evidence_value = g.evidence_value, evidence_limit = g.evidence_limit, evidence_unit = g.evidence_unit, evidence_hits = g.evidence_hits,
          evidence_window = g.evidence_window, evidence_detail = g.evidence_detail, evidence_picture = g.evidence_picture,
          acknowledged_by = g.acknowledged_by, acknowledged_at = g.acknowledged_at, note = g.note, cleared_at = g.cleared_at,
          cleared_by = g.cleared_by, clear_reason = g.clear_reason, object_revision = g.object_revision, revision = g.revision,
          evidence_faults = g.evidence_faults, evidence_reference = g.evidence_reference, evidence_expected = g.evidence_expected,
          state = g.state, life = g.life::jsonb
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
          g (id, known, severity, opened_at, last_at, count, evidence_value, evidence_limit, evidence_unit, evidence_hits, evidence_window,
            evidence_detail, evidence_picture, acknowledged_by, acknowledged_at, note, cleared_at, cleared_by, clear_reason, object_revision, revision,
            evidence_faults, evidence_reference, evidence_expected, state, life)
        where a.id = g.id and a.revision = g.known
        """,
        SqlStatements.Column(changed, c => c.Alarm.Id),
        SqlStatements.Column(changed, c => c.Known),
        SqlStatements.Column(changed, c => (short)c.Alarm.Severity),
        SqlStatements.Column(changed, c => c.Alarm.OpenedAt.ToUniversalTime()),
        SqlStatements.Column(changed, c => c.Alarm.LastAt.ToUniversalTime()),
        SqlStatements.Column(changed, c => c.Alarm.Count),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Value),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Limit),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Unit),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Hits),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Window),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Detail),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.PictureKey),
        SqlStatements.Column(changed, c => c.Alarm.AcknowledgedBy),
        SqlStatements.Column(changed, c => c.Alarm.AcknowledgedAt?.ToUniversalTime()),
        SqlStatements.Column(changed, c => c.Alarm.Note),
        SqlStatements.Column(changed, c => c.Alarm.ClearedAt?.ToUniversalTime()),
        SqlStatements.Column(changed, c => c.Alarm.ClearedBy),
        SqlStatements.Column(changed, c => c.Alarm.ClearReason),
        SqlStatements.Column(changed, c => c.Alarm.ObjectRevision),
        SqlStatements.Column(changed, c => c.Alarm.Revision),
        SqlStatements.Column(changed, c => AlarmColumns.FaultsJson(c.Alarm)),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.ReferenceKey),
        SqlStatements.Column(changed, c => c.Alarm.Evidence.Expected),
        SqlStatements.Column(changed, c => (short)c.Alarm.State),
        SqlStatements.Column(changed, c => AlarmColumns.LifeJson(c.Alarm)));

    private NpgsqlCommand Insert(NpgsqlConnection connection) => connection.Statement(
        """
        insert into alarm (
          id, object_id, unit_id, province, prison, type, instance, severity, original_severity, first_at, opened_at, last_at, count,
          evidence_value, evidence_limit, evidence_unit, evidence_hits, evidence_window, evidence_detail, evidence_picture,
          acknowledged_by, acknowledged_at, note, cleared_at, cleared_by, clear_reason, object_revision, revision, evidence_faults, evidence_reference,
          evidence_expected, state, life)
        select * from unnest(
          $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28,
          $29, $30, $31, $32, $33::jsonb[])
        """,
        SqlStatements.Column(opened, a => a.Id),
        SqlStatements.Column(opened, a => a.ObjectId),
        SqlStatements.Column(opened, a => a.Place.Unit),
        SqlStatements.Column(opened, a => a.Place.Province),
        SqlStatements.Column(opened, a => a.Place.Prison),
        SqlStatements.Column(opened, a => a.Type),
        SqlStatements.Column(opened, a => a.Instance),
        SqlStatements.Column(opened, a => (short)a.Severity),
        SqlStatements.Column(opened, a => (short)a.OriginalSeverity),
        SqlStatements.Column(opened, a => a.FirstAt.ToUniversalTime()),
        SqlStatements.Column(opened, a => a.OpenedAt.ToUniversalTime()),
        SqlStatements.Column(opened, a => a.LastAt.ToUniversalTime()),
        SqlStatements.Column(opened, a => a.Count),
        SqlStatements.Column(opened, a => a.Evidence.Value),
        SqlStatements.Column(opened, a => a.Evidence.Limit),
        SqlStatements.Column(opened, a => a.Evidence.Unit),
        SqlStatements.Column(opened, a => a.Evidence.Hits),
        SqlStatements.Column(opened, a => a.Evidence.Window),
        SqlStatements.Column(opened, a => a.Evidence.Detail),
        SqlStatements.Column(opened, a => a.Evidence.PictureKey),
        SqlStatements.Column(opened, a => a.AcknowledgedBy),
        SqlStatements.Column(opened, a => a.AcknowledgedAt?.ToUniversalTime()),
        SqlStatements.Column(opened, a => a.Note),
        SqlStatements.Column(opened, a => a.ClearedAt?.ToUniversalTime()),
        SqlStatements.Column(opened, a => a.ClearedBy),
        SqlStatements.Column(opened, a => a.ClearReason),
        SqlStatements.Column(opened, a => a.ObjectRevision),
        SqlStatements.Column(opened, a => a.Revision),
        SqlStatements.Column(opened, a => AlarmColumns.FaultsJson(a)),
        SqlStatements.Column(opened, a => a.Evidence.ReferenceKey),
        SqlStatements.Column(opened, a => a.Evidence.Expected),
        SqlStatements.Column(opened, a => (short)a.State),
        SqlStatements.Column(opened, a => AlarmColumns.LifeJson(a)));

    private NpgsqlCommand Timeline(NpgsqlConnection connection) => connection.Statement(
        """
        insert into alarm_event (alarm_id, unit_id, province, prison, at, kind, severity, actor_id, actor, note)
        select e.alarm_id, e.unit_id, e.province, e.prison, e.at, e.kind, e.severity, e.actor_id, e.actor, e.note
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) with ordinality
          e (alarm_id, unit_id, province, prison, at, kind, severity, actor_id, actor, note, ordinal)
        order by e.ordinal
        """,
        SqlStatements.Column(changes, c => c.Alarm.Id),
        SqlStatements.Column(changes, c => c.Alarm.Place.Unit),
        SqlStatements.Column(changes, c => c.Alarm.Place.Province),
        SqlStatements.Column(changes, c => c.Alarm.Place.Prison),
        SqlStatements.Column(changes, c => c.At.ToUniversalTime()),
        SqlStatements.Column(changes, c => (short)c.Kind),
        SqlStatements.Column(changes, c => (short)c.Alarm.Severity),
        SqlStatements.Column(changes, c => c.Actor.AccountId),
        SqlStatements.Column(changes, c => c.Actor.Name),
        SqlStatements.Column(changes, c => c.Note));
}
