using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// Turns counters of two polls into rates. The time between is the device's own where it tells it, so that a late answer makes no spike;
/// a device that restarted between the polls has no rate, which is honest, while a negative or huge one would be an alarm.
/// </summary>
public static class CounterRates
{
    /// <summary>sysUpTime counts hundredths of a second in 32 bits: it begins anew after 497 days.</summary>
    public static readonly TimeSpan UptimeWrap = TimeSpan.FromMilliseconds(10.0 * (1L << 32));

    private const double Counter32Range = 1L << 32;

    /// <summary>How far the device's clock may run off ours before it is taken for a restart that has already caught up.</summary>
    private const double ClockRatioMax = 1.5;

    /// <summary>How far above its speed a link may seem to carry, because counter and clock of an agent are read at different moments.</summary>
    private const double SpeedRatioMax = 1.5;
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The rates of all counters that both polls have, per second; octets become bits, because links are sold and judged in bits, and seconds
    /// of work in a second are a ratio.
    /// Gauges and states are taken over from the newer poll.
    /// </summary>
    public static ImmutableArray<Quantity> Between(DevicePollResult before, DevicePollResult now)
    {
        TimeSpan? elapsed = Elapsed(before.Uptime, now.Uptime, now.At - before.At);
        var earlier = new EarlierQuantities(before.Quantities);
        var speeds = new Dictionary<string, double>(now.Interfaces.Length);
        foreach (DeviceInterface port in now.Interfaces) speeds[port.Name] = port.SpeedBps;

        var rates = ImmutableArray.CreateBuilder<Quantity>(now.Quantities.Length);
        for (int position = 0; position < now.Quantities.Length; position++)
        {
            Quantity quantity = now.Quantities[position];
            if (quantity.Kind is QuantityKind.Gauge or QuantityKind.State)
            {
                rates.Add(quantity);
            }
            else if (elapsed is { } interval
                && earlier.TryFind(quantity, position, out Quantity previous)
                && previous.Kind == quantity.Kind
                && PerSecond(quantity.Kind, previous.Value, quantity.Value, interval) is { } rate)
            {
                bool isOctets = quantity.Unit == "By";
                double perSecond = isOctets ? rate * 8 : rate;
                if (isOctets && IsImpossible(perSecond, speeds.GetValueOrDefault(quantity.Instance))) continue;

                rates.Add(quantity with { Value = perSecond, Unit = isOctets ? "bit/s" : quantity.Unit is "s" or "ratio" ? "ratio" : $"{quantity.Unit}/s", Kind = QuantityKind.Gauge });
            }
        }

        return rates.DrainToImmutable();
    }

    /// <summary>
    /// The time between two polls: by the device's uptime, corrected for its wrap; by our clock where the device tells none or its clock
    /// stands still; null when the device has restarted.
    /// </summary>
    public static TimeSpan? Elapsed(TimeSpan? uptimeBefore, TimeSpan? uptimeNow, TimeSpan byOurClock)
    {
        if (uptimeBefore is not { } before || uptimeNow is not { } now || now == before) return byOurClock > TimeSpan.Zero ? byOurClock : null;

        TimeSpan byDevice = now - before;
        if (byDevice < TimeSpan.Zero) byDevice += UptimeWrap;
        bool plausible = byDevice <= (byOurClock * ClockRatioMax) + ClockSlack && byOurClock <= (byDevice * ClockRatioMax) + ClockSlack;
        return plausible ? byDevice : null;
    }

    /// <summary>
    /// A 32-bit counter that went back has wrapped once; a 64-bit one cannot have within a life of the device, so it was set back and there
    /// is no rate.
    /// </summary>
    public static double? PerSecond(QuantityKind kind, double before, double now, TimeSpan elapsed)
    {
        if (elapsed <= TimeSpan.Zero) return null;

        double counted = now - before;
        if (counted < 0)
        {
            if (kind != QuantityKind.Counter32) return null;
            counted += Counter32Range;
        }

        return counted / elapsed.TotalSeconds;
    }

    /// <summary>More than the link can carry is no traffic but a counter that was set back or wrapped unseen.</summary>
    private static bool IsImpossible(double bitsPerSecond, double speedBps) => speedBps > 0 && bitsPerSecond > speedBps * SpeedRatioMax;
}
