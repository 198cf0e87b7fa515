using System.Numerics;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Devices;

/// <summary>One series under one rule: which level it has reached, by K of the last M values and with hysteresis.</summary>
internal sealed class ThresholdWatch(ThresholdRule rule, string instance)
{
    private const int None = -1;

    /// <summary>Per level the last values, the newest in bit 0; 1 is a breach.</summary>
    private readonly uint[] breaches = new uint[rule.Levels.Length];
    private readonly uint window = rule.Window >= DeviceThresholds.WindowMax ? uint.MaxValue : (1u << rule.Window) - 1;
    private int active = None;
    private int overInRow;
    private DateTimeOffset since;

    public Finding? Finding { get; private set; }

    /// <summary>Answers in a row in which the series was missing.</summary>
    public int Missing { get; set; }

    /// <summary>Takes up a finding of an earlier life: it stays until enough good values end it.</summary>
    public void Restore(Finding open)
    {
        active = 0;
        while (active < rule.Levels.Length - 1 && rule.Levels[active].Severity < open.Severity) active++;
        since = open.Since;
        Finding = open with { Severity = rule.Levels[active].Severity };
    }

    /// <summary>True when the finding came, went, or changed its severity.</summary>
    public bool Take(double value, DateTimeOffset at)
    {
        Missing = 0;
        for (int level = 0; level < breaches.Length; level++)
        {
            breaches[level] = ((breaches[level] << 1) | (rule.IsBreached(value, rule.Levels[level]) ? 1u : 0u)) & window;
        }

        // The least urgent level is breached first, whatever follows.
        if (active == None && breaches[^1] == 1) since = at;

        return Rise(value) || Fall(value);
    }

    private bool Rise(double value)
    {
        int highest = active == None ? rule.Levels.Length : active;
        for (int level = 0; level < highest; level++)
        {
            int hits = BitOperations.PopCount(breaches[level]);
            if (hits < rule.Hits) continue;

            Hold(level, value, hits);
            return true;
        }

        return false;
    }

    private bool Fall(double value)
    {
        if (active == None) return false;

        overInRow = rule.IsOver(value, rule.Levels[active]) ? overInRow + 1 : 0;
        if (overInRow < rule.Hits) return false;

        int lower = active + 1;
        while (lower < rule.Levels.Length && rule.IsOver(value, rule.Levels[lower])) lower++;

        if (lower < rule.Levels.Length)
        {
            Hold(lower, value, BitOperations.PopCount(breaches[lower]));
        }
        else
        {
            active = None;
            overInRow = 0;
            Finding = null;
            Array.Clear(breaches);
        }

        return true;
    }

    private void Hold(int level, double value, int hits)
    {
        active = level;
        overInRow = 0;
        Finding = new(
            rule.Type, instance, rule.Levels[level].Severity, since,
            new FindingEvidence(value, rule.Levels[level].Raise, rule.Unit, hits, rule.Window, "", null));
    }
}
