using Microsoft.Extensions.Options;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Grains.Alarms.Rules;

/// <summary>The rules of all units as they were read last, for all boards of this process. A change is in force when the reading is older than the options say.</summary>
internal sealed class AlarmRuleBook(IAlarmRuleSource store, IOptions<AlarmBoardOptions> options, TimeProvider time)
{
    private readonly SemaphoreSlim reading = new(1);
    private AlarmRuleRows rows = AlarmRuleRows.Empty;
    private long? readAt;

    /// <summary>The same object as before when nothing has changed.</summary>
    public async ValueTask<AlarmRuleRows> Read(CancellationToken cancellationToken)
    {
        if (IsFresh) return rows;

        await reading.WaitAsync(cancellationToken);
        try
        {
            if (IsFresh) return rows;

            AlarmRuleRows now = await store.LoadAll(cancellationToken);
            if (!Same(now, rows)) rows = now;
            readAt = time.GetTimestamp();
            return rows;
        }
        finally
        {
            reading.Release();
        }
    }

    private bool IsFresh => readAt is { } at && time.GetElapsedTime(at) < options.Value.ReadRulesEvery;

    private static bool Same(AlarmRuleRows one, AlarmRuleRows other) =>
        one.Layers.Select(layer => (layer.Id, layer.Revision)).SequenceEqual(other.Layers.Select(layer => (layer.Id, layer.Revision)))
        && one.Windows.Select(window => (window.Id, window.Draft.Until, window.Revision))
            .SequenceEqual(other.Windows.Select(window => (window.Id, window.Draft.Until, window.Revision)));
}
