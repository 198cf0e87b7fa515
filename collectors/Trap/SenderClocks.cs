using System.Collections.Concurrent;
using PrisonOps.Collectors.Snmp.Security;

namespace PrisonOps.Collectors.Trap;

/// <summary>
/// The clocks of engines that send traps, as far as signed messages told them. What is older than the last by more than the window is a
/// replay (RFC 3414 section 3.2, 7 b).
/// </summary>
internal sealed class SenderClocks(TimeProvider time)
{
    private const int EnginesMax = 100_000;

    private readonly ConcurrentDictionary<string, UsmEngine> engines = new();

    /// <summary>Judges a message whose signature is right, and learns from it. An engine that was never heard is believed.</summary>
    public bool IsFresh(UsmMessage message)
    {
        string key = Convert.ToHexString(message.EngineId);
        if (engines.TryGetValue(key, out UsmEngine? known))
        {
            bool isReplay = message.Boots == int.MaxValue || message.Boots < known.Boots
                || (message.Boots == known.Boots && message.Time < known.TimeNow(time) - UsmEngine.TimeWindowSeconds);
            if (isReplay) return false;
            if ((message.Boots, message.Time).CompareTo((known.Boots, known.Time)) <= 0) return true;
        }
        else if (engines.Count >= EnginesMax)
        {
            engines.Clear();
        }

        engines[key] = new(message.EngineId.ToArray(), message.Boots, message.Time, time.GetTimestamp());
        return true;
    }
}
