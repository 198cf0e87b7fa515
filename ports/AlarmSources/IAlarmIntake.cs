namespace PrisonOps.Ports.AlarmSources;

/// <summary>Takes what others tell of alarms. What is answered with "taken" is a row.</summary>
public interface IAlarmIntake
{
    (string Field, Refusal Refusal)? Check(AlarmSourceDraft draft);

    /// <summary>Null when there is no such source with that token.</summary>
    Task<AlarmIntakeAnswer?> Take(Guid sourceId, string token, ReadOnlyMemory<byte> document, string address, CancellationToken cancellationToken);
}
