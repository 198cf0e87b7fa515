using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>
/// Whether a condition comes and goes so often that one alarm should say it. The weights and limits are those of Icinga 2
/// (lib/icinga/checkable-flapping.cpp, and flapping_threshold_high and _low in its object types):
/// <code>
/// value = 100 / 20 * sum over the 20 slots with a change of (0.8 + 0.02 * i),  i = 0 the oldest .. 19 the newest
/// begins above 30, ends below 25
/// </code>
/// Icinga counts checks; a board sees no checks, so its slots are times: one in which the condition came or went counts once.
/// </summary>
public static class Flapping
{
    public const int Slots = 20;
    public const double High = 30;
    public const double Low = 25;

    public static double Value(int changes)
    {
        double sum = 0;
        for (int slot = 0; slot < Slots; slot++)
        {
            if ((changes >> slot & 1) == 1) sum += 0.8 + (0.02 * slot);
        }

        return 100 * sum / Slots;
    }

    /// <summary>Notes that the condition came or went; begins or goes on flapping as the value says.</summary>
    public static AlarmFlaps Note(AlarmFlaps? before, DateTimeOffset at, TimeSpan slotLength, bool isGone)
    {
        long slot = Math.Max(at.UtcTicks / slotLength.Ticks, before?.Slot ?? 0);
        int changes = Aged(before?.Changes ?? 0, slot - (before?.Slot ?? slot)) | 1 << (Slots - 1);
        DateTimeOffset? since = before?.Since is { } began && Value(changes) >= Low ? began : Value(changes) > High ? at : null;
        return new(
            slot, changes, (before?.Times ?? 0) + (since is not null && !isGone ? 1 : 0), since,
            since is null ? null : EndOf(slot, changes, slotLength), since is not null && isGone);
    }

    public static AlarmFlaps Ended(AlarmFlaps flaps) => flaps with { Since = null, EndsAt = null, IsGone = false };

    private static DateTimeOffset EndOf(long slot, int changes, TimeSpan slotLength)
    {
        int later = 1;
        while (Value(Aged(changes, later)) >= Low) later++;
        return new((slot + later) * slotLength.Ticks, TimeSpan.Zero);
    }

    private static int Aged(int changes, long slots) => slots >= Slots ? 0 : changes >> (int)slots;
}
