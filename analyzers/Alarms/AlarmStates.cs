using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>Where an alarm stands in the states of ISA-18.2.</summary>
public static class AlarmStates
{
    /// <summary>
    /// Out of service goes before suppressed, suppressed before shelved: the reason that nobody chose for this one alarm says more. What nobody was
    /// meant to see, and what a person cleared with a reason, needs no acknowledgement after its condition has gone.
    /// </summary>
    public static AlarmState Of(AlarmRow row)
    {
        AlarmLife life = row.Life;
        bool isSuppressed = life.Suppression is not null || life.Upstream is not null;
        bool isWithheld = life.OutOfService is not null || isSuppressed || life.Shelf is not null;
        if (row.ClearedAt is not null)
            return row.AcknowledgedAt is null && row.ClearReason is null && !isWithheld && life.HeldUntil is null ? AlarmState.ReturnedUnacknowledged : AlarmState.Normal;

        return life.OutOfService is not null ? AlarmState.OutOfService
            : isSuppressed ? AlarmState.Suppressed
            : life.Shelf is not null ? AlarmState.Shelved
            : row.AcknowledgedAt is null ? AlarmState.Unacknowledged
            : AlarmState.Acknowledged;
    }

    /// <summary>Whether people are meant to see it in the list of what is to be done.</summary>
    public static bool IsActive(AlarmState state) => state is AlarmState.Unacknowledged or AlarmState.Acknowledged;
}
