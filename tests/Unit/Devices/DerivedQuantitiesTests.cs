using System.Collections.Immutable;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Tests.Unit.Devices;

public sealed class DerivedQuantitiesTests
{
    [Fact]
    public void Each_feed_with_three_phases_has_an_imbalance_of_its_own()
    {
        ImmutableArray<Quantity> with = DerivedQuantities.With(
            [Current("feed 1 a", 20), Current("feed 1 b", 16), Current("feed 1 c", 19), Current("feed 2 a", 10), Current("feed 2 b", 10), Current("feed 2 c", 10)]);

        Assert.Equal([("feed 1", 0.2), ("feed 2", 0)], with.Where(quantity => quantity.Name == DerivedQuantities.Imbalance).Select(quantity => (quantity.Instance, quantity.Value)));
    }

    [Fact]
    public void Two_phases_and_a_branch_called_c_have_none_and_a_feed_without_load_is_equal()
    {
        Assert.DoesNotContain(DerivedQuantities.With([Current("a", 20), Current("b", 1)]), quantity => quantity.Name == DerivedQuantities.Imbalance);
        Assert.Equal(0, DerivedQuantities.With([Current("a", 0.3), Current("b", 0), Current("c", 0)]).Single(quantity => quantity.Name == DerivedQuantities.Imbalance).Value);
        Assert.DoesNotContain(DerivedQuantities.With([Current("a", 9), Current("b", 1), Current("arc", 9)]), quantity => quantity.Name == DerivedQuantities.Imbalance);
    }

    [Fact]
    public void Cells_of_any_size_lie_apart_by_their_share_of_the_mean()
    {
        double Spread(params double[] volts) => DerivedQuantities
            .With([.. volts.Select((volt, i) => new Quantity("battery.cell.voltage", $"cell {i + 1}", volt, "V", QuantityKind.Gauge))])
            .Single(quantity => quantity.Name == DerivedQuantities.CellSpread).Value;

        Assert.Equal(0.04, Spread(2.205, 2.25, 2.295), 6);
        Assert.Equal(0.04, Spread(13.23, 13.5, 13.77), 6);
    }

    private static Quantity Current(string instance, double amperes) => new("power.current", instance, amperes, "A", QuantityKind.Gauge);
}
