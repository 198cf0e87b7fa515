using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// What no device says and what is seen only of several of its values together: how unequally three phases are loaded, how far the cells of a
/// battery lie apart.
/// </summary>
public static class DerivedQuantities
{
    public const string Imbalance = "power.imbalance", CellSpread = "battery.cell.spread";

    private const string Current = "power.current", CellVoltage = "battery.cell.voltage", Phases = "abc";

    /// <summary>A feed that carries hardly anything is always unequal, and nobody minds: it counts as equal.</summary>
    private const double LeastCurrentA = 5;

    /// <summary>The quantities of one poll with what follows from them behind.</summary>
    public static ImmutableArray<Quantity> With(ImmutableArray<Quantity> quantities)
    {
        Quantity[] derived = [.. Imbalances(quantities), .. Spread(quantities)];
        return derived.Length == 0 ? quantities : [.. quantities, .. derived];
    }

    /// <summary>(greatest - least) / greatest of the currents of three phases, as DL/T 1102 has it for distribution transformers.</summary>
    private static IEnumerable<Quantity> Imbalances(ImmutableArray<Quantity> quantities) =>
        from quantity in quantities
        where quantity.Name == Current && PhaseOf(quantity.Instance) is not null
        group quantity by quantity.Instance[..^1].TrimEnd() into feed
        where feed.DistinctBy(phase => PhaseOf(phase.Instance)).Count() == Phases.Length
        let greatest = feed.Max(phase => Math.Abs(phase.Value))
        let ratio = greatest < LeastCurrentA ? 0 : (greatest - feed.Min(phase => Math.Abs(phase.Value))) / greatest
        select new Quantity(Imbalance, feed.Key, ratio, "ratio", QuantityKind.Gauge);

    /// <summary>(highest - lowest) / mean of the cells' voltages: the 90 mV of YD/T 799 for a cell of 2.25 V are 4 %, whatever the cells' size.</summary>
    private static IEnumerable<Quantity> Spread(ImmutableArray<Quantity> quantities)
    {
        double[] volts = [.. from quantity in quantities where quantity.Name == CellVoltage && quantity.Value > 0 select quantity.Value];
        if (volts.Length >= 2) yield return new(CellSpread, "", (volts.Max() - volts.Min()) / volts.Average(), "ratio", QuantityKind.Gauge);
    }

    /// <summary>"a" or "feed 2 a", as profiles name a phase.</summary>
    private static char? PhaseOf(string instance) =>
        instance is [.., var phase] && Phases.Contains(phase) && (instance.Length == 1 || instance[^2] == ' ') ? phase : null;
}
