using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Alarms;

/// <summary>
/// Commands of people on alarms: each alarm is looked up in the caller's scope, the boards of their units decide, every alarm gets its line
/// in the audit.
/// </summary>
internal sealed class AlarmCommands(IAlarmQueries alarms, IGrainFactory grains, IAuditLog audit)
{
    public const int AlarmsMax = 500;
    public const int NoteLengthMax = 1_000;
    private const string NotFound = "not-found";
    private const int AskedAtOnceMax = 8;

    public async Task<Results<Ok<Wire.AlarmCommandResult[]>, ProblemHttpResult>> Execute(
        Caller caller, Wire.AlarmCommand command, CancellationToken cancellationToken)
    {
        if (command.AlarmIds.Count is 0 or > AlarmsMax)
        {
            return Problems.Field("alarmIds", Refusals.Range(command.AlarmIds.Count, 1, AlarmsMax));
        }

        if (command.Note is { Length: > NoteLengthMax } note)
        {
            return Problems.Field("note", Refusals.Length(note.Length, 0, NoteLengthMax));
        }

        Guid[] ids = [.. command.AlarmIds.Distinct()];
        ConcurrentDictionary<Guid, AlarmListItem> found = [];
        bool outOfReach = false;
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnceMax, CancellationToken = cancellationToken },
            async (id, stop) =>
            {
                if (await alarms.Find(caller.Scope, id, stop) is { } item) found[id] = item;
                else if (await alarms.Find(caller.ScopeOf(Permissions.AlarmRead), id, stop) is not null) outOfReach = true;
            });
        if (outOfReach) return Problems.Of(AccessRefusal.OutOfReach(Permissions.AlarmHandle));

        Dictionary<Guid, string?> refusals = [];
        foreach (IGrouping<int, AlarmListItem> unit in found.Values.GroupBy(item => item.Alarm.Place.Unit))
        {
            AlarmCommand order = new(command.Kind, [.. unit.Select(item => item.Alarm.Id)], caller.Actor, QueryText.NullIfEmpty(command.Note))
            {
                Until = command.Until?.ToUniversalTime(),
            };
            foreach (AlarmCommandOutcome outcome in await grains.GetGrain<IAlarmBoardGrain>(unit.Key).Execute(order))
            {
                refusals[outcome.AlarmId] = outcome.Refusal;
                await Audit(caller, command, found[outcome.AlarmId], outcome.Refusal);
            }
        }

        return TypedResults.Ok<Wire.AlarmCommandResult[]>([.. ids.Select(id => new Wire.AlarmCommandResult(id, refusals.GetValueOrDefault(id, NotFound)))]);
    }

    /// <summary>What the board has done is done, so its line is written even when the caller has gone away.</summary>
    private Task Audit(Caller caller, Wire.AlarmCommand command, AlarmListItem item, string? refusal)
    {
        AlarmRow row = item.Alarm;
        var before = new { row.Severity, row.AcknowledgedBy, row.AcknowledgedAt, row.Note, row.ClearedAt, row.State };
        var after = new { command.Kind, By = caller.Actor.Name, command.Note, command.Until, Refusal = refusal };
        return audit.Write(
            caller.Actor, row.Place, $"alarm.{JsonNamingPolicy.CamelCase.ConvertName(command.Kind.ToString())}",
            $"{row.Id} {item.ObjectCode} {row.Type}", JsonSerializer.Serialize(before, WireJson.Options),
            JsonSerializer.Serialize(after, WireJson.Options), refusal is null, CancellationToken.None);
    }
}
