using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace PrisonOps.Tests.Support;

/// <summary>Grain storage that ends with its grid. It keeps JSON, so that what was not written is not remembered.</summary>
public sealed class MemoryStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), (string Json, long Version)> records = new();
    private long lastVersion;

    /// <summary>When set, the next operation fails with it.</summary>
    public Exception? NextFailure { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowWhenAsked();
        bool found = records.TryGetValue((stateName, grainId), out (string Json, long Version) record);
        if (found)
        {
            grainState.State = JsonSerializer.Deserialize<T>(record.Json)!;
        }

        (grainState.ETag, grainState.RecordExists) = (found ? ETag(record.Version) : null, found);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowWhenAsked();
        (string, long Version) written = (JsonSerializer.Serialize(grainState.State), Interlocked.Increment(ref lastVersion));
        bool fits = records.TryGetValue((stateName, grainId), out (string, long Version) stored)
            ? grainState.ETag == ETag(stored.Version) && records.TryUpdate((stateName, grainId), written, stored)
            : grainState.ETag is null && records.TryAdd((stateName, grainId), written);
        if (!fits)
        {
            throw new InconsistentStateException($"State {stateName} of {grainId} was changed meanwhile.", ETag(stored.Version), grainState.ETag);
        }

        (grainState.ETag, grainState.RecordExists) = (ETag(written.Version), true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ThrowWhenAsked();
        records.TryRemove((stateName, grainId), out _);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        return Task.CompletedTask;
    }

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private void ThrowWhenAsked()
    {
        if (NextFailure is { } failure)
        {
            NextFailure = null;
            throw failure;
        }
    }
}
