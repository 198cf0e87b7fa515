using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PrisonOps.Analyzers.AlarmSources;
using PrisonOps.GrainInterfaces.Logs;
using PrisonOps.Ports;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Grains.AlarmSources;

/// <summary>
/// Takes documents of other systems, within bounds, and commits what they say as conditions; the actors of the objects bring them to their boards.
/// </summary>
internal sealed partial class AlarmIntake(IAlarmSourceStore sources, ILogStore store, IGrainFactory grains, TimeProvider time, ILogger<AlarmIntake> logger) : IAlarmIntake
{
    private const int NameLengthMax = 80;
    private const int PathLengthMax = 200;
    private const int WordsMax = 50;
    private const int PerMinuteMax = 600;
    private static readonly TimeSpan EndsMin = TimeSpan.FromMinutes(1), EndsMax = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(Guid Source, long Minute), int> taken = new();

    public (string Field, Refusal Refusal)? Check(AlarmSourceDraft draft)
    {
        if (draft.Name.Trim().Length is 0 or > NameLengthMax) return ("name", Refusals.Length(draft.Name.Trim().Length, 1, NameLengthMax));
        AlarmSourceMapping mapping = draft.Mapping;
        foreach (string path in new[] { mapping.Items, mapping.Subject, mapping.Title, mapping.Detail, mapping.Severity, mapping.Status, mapping.Instance })
        {
            if (path.Length > PathLengthMax) return ("mapping", Refusals.Length(path.Length, 0, PathLengthMax));
        }

        if (draft.Kind == AlarmSourceKind.Json && (mapping.Subject.Length == 0 || mapping.Title.Length == 0))
            return ("mapping", Refusal.Of("mapping-path", "The mapping needs a path to the object and one to the title."));
        if (mapping.Severities.Count > WordsMax || mapping.Ended.Length > WordsMax) return ("mapping", Refusals.Range(Math.Max(mapping.Severities.Count, mapping.Ended.Length), 0, WordsMax));
        return mapping.EndsAfter is { } ends && (ends < EndsMin || ends > EndsMax)
            ? ("endsAfterSeconds", Refusals.Range(ends.TotalSeconds, EndsMin.TotalSeconds, EndsMax.TotalSeconds))
            : null;
    }

    public async Task<AlarmIntakeAnswer> Take(AlarmSource source, ReadOnlyMemory<byte> document, string address, CancellationToken cancellationToken)
    {
        if (IsTooMuch(source.Id))
            return new(Refusal.Of("too-many-documents", "More than {max} documents a minute came from source '{name}'.", ("max", PerMinuteMax), ("name", source.Name)), 0, 0, IsTooMuch: true);

        AlarmSourceMapping mapping = AlarmMapping.Of(source);
        if (AlarmMapping.Read(document, mapping) is not { } heard)
        {
            LogUnreadable(logger, source.Name, address);
            return new(
                Refusal.Of("alarm-document", "The document is no JSON, or has no list of at most {max} alarms at '{path}'.", ("max", AlarmMapping.AlarmsMax), ("path", mapping.Items)), 0, 0);
        }

        ImmutableArray<NamedObject> objects = await sources.FindObjects(source.Place, AlarmSourceTriage.NamesOf(heard), cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        LogBatch batch = AlarmSourceTriage.Sort(Guid.CreateVersion7(now), source, mapping, heard, objects, address, now);
        await store.Commit(batch, cancellationToken);
        foreach (Guid objectId in batch.Changes.Select(change => change.ObjectId).Distinct()) _ = Wake(objectId);
        return new(null, heard.Length, batch.Unmapped.Sum(count => count.Count));
    }

    private bool IsTooMuch(Guid sourceId)
    {
        long minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        foreach ((Guid, long Minute) old in taken.Keys.Where(key => key.Minute < minute).ToArray()) taken.TryRemove(old, out _);
        return taken.AddOrUpdate((sourceId, minute), 1, (_, count) => count + 1) > PerMinuteMax;
    }

    private async Task Wake(Guid objectId)
    {
        try
        {
            await grains.GetGrain<IPushedFindingsGrain>(objectId).Refresh();
        }
        catch (Exception failure)
        {
            // The condition is a row: the next look at all of them wakes the actor.
            LogNotWoken(logger, objectId, failure.Message);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A document of alarm source '{Source}' from {Address} cannot be read.")]
    private static partial void LogUnreadable(ILogger logger, string source, string address);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "The actor of object {ObjectId} was not reached with its pushed conditions: {Reason}")]
    private static partial void LogNotWoken(ILogger logger, Guid objectId, string reason);
}
