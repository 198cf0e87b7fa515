using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>
/// One alarm instead of many: a condition that keeps coming and going leaves its alarm open, says that it is flapping, and ends by itself.
/// What comes and goes because of something above it is that one's flapping, and not noted.
/// </summary>
public sealed partial class AlarmBoard
{
    /// <summary>The life of a cleared alarm whose condition has come back.</summary>
    private AlarmLife Returned(AlarmRow row, DateTimeOffset now)
    {
        if (!NotesFlaps(row) || row.ClearedAt is not { } went) return row.Life;

        AlarmFlaps before = row.Life.Flaps ?? Flapping.Note(null, row.OpenedAt, limits.FlapSlot, isGone: false);
        AlarmFlaps after = Flapping.Note(Flapping.Note(before, went, limits.FlapSlot, isGone: true), now, limits.FlapSlot, isGone: false);
        return row.Life with { Flaps = before.Since is null && after.Since is not null ? after with { Since = now } : after };
    }

    /// <summary>The life of an open alarm whose condition has come back.</summary>
    private AlarmLife CameBack(AlarmRow row, DateTimeOffset now) => row.Life with
    {
        ClearDueAt = null,
        Flaps = row.Life.IsFlapping ? Flapping.Note(row.Life.Flaps, now, limits.FlapSlot, isGone: false) : row.Life.Flaps,
    };

    /// <summary>The life of a flapping alarm whose condition has gone.</summary>
    private AlarmLife Went(AlarmRow row, DateTimeOffset now) => row.Life with { Flaps = Flapping.Note(row.Life.Flaps, now, limits.FlapSlot, isGone: true) };

    private bool NotesFlaps(AlarmRow row) => limits.FlapSlot > TimeSpan.Zero && row.Life.Upstream is null;
}
