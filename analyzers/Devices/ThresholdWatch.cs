using System.Numerics;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>One series under one rule: which level it has reached, by K of the last M values and with hysteresis.</summary>
internal sealed class ThresholdWatch(ThresholdRule rule, string instance)
{
    private const int None = -1;

    /// <summary>Per level the last values, the newest in bit 0; 1 is a breach.</summary>
    private readonly uint[] breaches = new uint[rule.Levels.Length];
    private readonly uint window = rule.Window >= ThresholdRule.WindowMax ? uint.MaxValue : (1u << rule.Window) - 1;
    private readonly RecentLowest? span = rule.RiseWithin is { } within ? new(within) : null;
    private int active = None;
    private int overInRow;
    private DateTimeOffset since;

    public string Type => rule.Type;

    public Finding? Finding { get; private set; }

    /// <summary>Takes up a finding of an earlier life: it stays until enough good values end it.</summary>
    public void Restore(Finding open)
    {
        active = 0;
        while (active < rule.Levels.Length - 1 && rule.Levels[active].Severity < open.Severity) active++;
        since = open.Since;
        Finding = open with { Severity = rule.Levels[active].Severity };
    }

    /// <summary>True when the finding came, went, or changed its severity.</summary>
    public bool Take(double value, DateTimeOffset at) => Take(value, at, null, null);

    /// <param name="word">Of a state: what it is called, in place of the number.</param>
    /// <param name="expected">Of a state: the words of the good ones.</param>
    /// <returns>True when the finding came, went, or is about something else now.</returns>
    public bool Take(double value, DateTimeOffset at, string? word, string? expected)
    {
        if (span is not null) value -= span.Take(value, at);
        for (int level = 0; level < breaches.Length; level++)
        {
            breaches[level] = ((breaches[level] << 1) | (rule.IsBreached(value, rule.Levels[level]) ? 1u : 0u)) & window;
        }

        // The least urgent level is breached first, whatever follows.
        if (active == None && breaches[^1] == 1) since = at;

        return Rise(value, word, expected) || Fall(value, word, expected) || Rename(value, word, expected);
    }

    private bool Rise(double value, string? word, string? expected)
    {
        int highest = active == None ? rule.Levels.Length : active;
        for (int level = 0; level < highest; level++)
        {
            int hits = BitOperations.PopCount(breaches[level]);

            // What is raised now is what is said now: a good value in between raises nothing.
            if (hits < rule.Hits || (word is not null && !rule.IsBreached(value, rule.Levels[level]))) continue;

            Hold(level, value, hits, word, expected);
            return true;
        }

        return false;
    }

    private bool Fall(double value, string? word, string? expected)
    {
        if (active == None) return false;

        overInRow = rule.IsOver(value, rule.Levels[active]) ? overInRow + 1 : 0;
        if (overInRow < rule.Hits) return false;

        int lower = active + 1;
        while (lower < rule.Levels.Length && rule.IsOver(value, rule.Levels[lower])) lower++;

        if (lower < rule.Levels.Length)
        {
            Hold(lower, value, BitOperations.PopCount(breaches[lower]), word, expected);
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

    /// <summary>A part that is still bad in another way says so: too cold after too hot is not the same to whoever goes there.</summary>
    private bool Rename(double value, string? word, string? expected)
    {
        if (active == None || word is null || Finding?.Evidence.Detail == word || !rule.IsBreached(value, rule.Levels[active])) return false;

        Hold(active, value, BitOperations.PopCount(breaches[active]), word, expected);
        return true;
    }

    private void Hold(int level, double value, int hits, string? word, string? expected)
    {
        active = level;
        overInRow = 0;
        FindingEvidence evidence = word is null
            ? new(value, rule.Levels[level].Raise, rule.Unit, hits, rule.Window, "", null)
            : FindingEvidence.None with { Hits = hits, Window = rule.Window, Detail = word, Expected = expected };
        Finding = new(rule.Type, instance, rule.Levels[level].Severity, since, evidence);
    }
}
