using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Grains.Alarms;

/// <summary>A command that waits for its commit.</summary>
internal sealed class PendingCommand(AlarmCommand command)
{
    private readonly TaskCompletionSource<ImmutableArray<AlarmCommandOutcome>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<AlarmCommandOutcome> outcomes = [];

    public Task<ImmutableArray<AlarmCommandOutcome>> Answer => answer.Task;

    public void DecideOn(AlarmBoard board, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) =>
        outcomes = [.. command.AlarmIds.Select(alarm => new AlarmCommandOutcome(alarm, Decide(board, alarm, now, changes)))];

    public void Complete() => answer.TrySetResult(outcomes);

    public void Refuse(Exception reason) => answer.TrySetException(reason);

    private string? Decide(AlarmBoard board, Guid alarm, DateTimeOffset now, ImmutableArray<AlarmChange>.Builder changes) => command.Kind switch
    {
        AlarmCommandKind.Acknowledge => board.Acknowledge(alarm, command.Actor, command.Note, now, changes),
        AlarmCommandKind.Unacknowledge => board.Unacknowledge(alarm, command.Actor, command.Note, now, changes),
        AlarmCommandKind.Clear => board.Clear(alarm, command.Actor, command.Note, now, changes),
        AlarmCommandKind.Note => board.AddNote(alarm, command.Actor, command.Note, now, changes),
        AlarmCommandKind.Shelve => board.Shelve(alarm, command.Actor, command.Note, command.Until, now, changes),
        AlarmCommandKind.Unshelve => board.Unshelve(alarm, command.Actor, command.Note, now, changes),
        AlarmCommandKind.MarkFalse => board.MarkFalse(alarm, command.Actor, command.Note, now, changes),
        _ => throw new InvalidOperationException($"Alarm command {command.Kind} is none of {string.Join(", ", Enum.GetNames<AlarmCommandKind>())}."),
    };
}
