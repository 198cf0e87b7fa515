using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PrisonOps.GrainInterfaces.Alarms;

/// <summary>
/// The open alarms of one unit: a state machine over rows and nothing else. Objects report their full set of findings, the board reconciles
/// and answers after commit; commands of people go before findings. Key: unit id.
/// </summary>
[Alias("prisonops.alarm-board")]
public interface IAlarmBoardGrain : IGrainWithIntegerKey
{
    /// <summary>Answers after commit. A lower revision than one already seen of the same object changes nothing and is answered as seen.</summary>
    [Alias("report")]
    Task<FindingsAnswer> Report(FindingsReport report);

    [Alias("execute")]
    Task<ImmutableArray<AlarmCommandOutcome>> Execute(AlarmCommand command);

    /// <summary>What the topology says of the unit's objects, the whole of it. An older report than the one known says nothing.</summary>
    [Alias("suppress")]
    Task Suppress(UpstreamReport report);

    [Alias("counts"), AlwaysInterleave]
    Task<AlarmCounts> GetCounts();
}
