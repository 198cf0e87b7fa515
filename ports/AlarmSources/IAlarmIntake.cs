namespace PrisonOps.Ports.AlarmSources;

/// <summary>Takes what others tell of alarms. What is answered with "taken" is a row.</summary>
public interface IAlarmIntake
{
    (string Field, Refusal Refusal)? Check(AlarmSourceDraft draft);

    Task<AlarmIntakeAnswer> Take(AlarmSource source, ReadOnlyMemory<byte> document, string address, CancellationToken cancellationToken);
}
