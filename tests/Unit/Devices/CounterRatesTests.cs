using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Tests.Unit.Devices;

public sealed class CounterRatesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Clause", "7.1.2-g.2")]
    public void Octets_of_a_port_become_bits_per_second_of_the_devices_own_time()
    {
        DevicePollResult before = Poll(0, uptime: 100, ("interface.in", "ge1", 1_000, "By", QuantityKind.Counter64));
        DevicePollResult late = Poll(33, uptime: 130, ("interface.in", "ge1", 31_000, "By", QuantityKind.Counter64));

        Quantity rate = Assert.Single(CounterRates.Between(before, late));

        Assert.Equal(new("interface.in", "ge1", 8_000, "bit/s", QuantityKind.Gauge), rate);
    }

    [Fact]
    [Trait("Clause", "7.1.2-g.2")]
    public void A_32_bit_counter_that_went_back_has_wrapped_and_a_64_bit_one_was_reset()
    {
        double? wrapped = CounterRates.PerSecond(QuantityKind.Counter32, uint.MaxValue - 99.0, 900, TimeSpan.FromSeconds(10));
        double? reset = CounterRates.PerSecond(QuantityKind.Counter64, 1e15, 900, TimeSpan.FromSeconds(10));

        Assert.Equal((100, null), (wrapped, reset));
    }

    [Theory]
    [InlineData(100, 160, 60, 60.0)]
    [InlineData(100, 158, 61, 58.0)]
    [InlineData(null, 160, 60, 60.0)]
    [InlineData(100, 100, 60, 60.0)]
    [InlineData(100, 3, 60, null)]
    [InlineData(100, 130, 3600, null)]
    [InlineData(100, 100_000, 60, null)]
    public void The_time_between_is_the_devices_ours_or_unknown_after_a_restart(int? before, int now, int ours, double? expected)
    {
        TimeSpan? elapsed = CounterRates.Elapsed(
            before is { } then ? TimeSpan.FromSeconds(then) : null, TimeSpan.FromSeconds(now), TimeSpan.FromSeconds(ours));

        Assert.Equal(expected, elapsed?.TotalSeconds);
    }

    [Fact]
    public void An_uptime_that_begins_anew_after_497_days_is_no_restart()
    {
        TimeSpan? elapsed = CounterRates.Elapsed(
            CounterRates.UptimeWrap - TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60));

        Assert.Equal(TimeSpan.FromSeconds(60), elapsed);
    }

    [Fact]
    public void A_restarted_device_has_no_rates_but_keeps_its_gauges()
    {
        DevicePollResult before = Poll(0, 5_000, ("interface.in", "ge1", 1e9, "By", QuantityKind.Counter64), ("cpu.load", "", 0.2, "ratio", QuantityKind.Gauge));
        DevicePollResult now = Poll(60, 12, ("interface.in", "ge1", 5e3, "By", QuantityKind.Counter64), ("cpu.load", "", 0.9, "ratio", QuantityKind.Gauge));

        Quantity left = Assert.Single(CounterRates.Between(before, now));

        Assert.Equal(("cpu.load", 0.9), (left.Name, left.Value));
    }

    [Fact]
    public void A_port_never_carries_more_than_its_speed_allows()
    {
        DevicePollResult before = Poll(0, 100, ("interface.in", "ge1", 4e9, "By", QuantityKind.Counter32));
        DevicePollResult now = Poll(60, 160, ("interface.in", "ge1", 3e9, "By", QuantityKind.Counter32)) with
        {
            Interfaces = [new(1, "ge1", null, 6, 100e6, 1, 1)],
        };

        Assert.Empty(CounterRates.Between(before, now));
    }

    [Fact]
    [Trait("Clause", "7.1.2-g.2")]
    public void Errors_are_counted_per_second()
    {
        DevicePollResult before = Poll(0, 100, ("interface.in.errors", "ge1", 10, "1", QuantityKind.Counter32));
        DevicePollResult now = Poll(60, 160, ("interface.in.errors", "ge1", 40, "1", QuantityKind.Counter32));

        Assert.Equal((0.5, "1/s"), (CounterRates.Between(before, now)[0].Value, CounterRates.Between(before, now)[0].Unit));
    }

    private static DevicePollResult Poll(
        double seconds, double uptime, params (string Name, string Instance, double Value, string Unit, QuantityKind Kind)[] quantities) =>
        new(
            DevicePollOutcome.Answered, Noon.AddSeconds(seconds), null, TimeSpan.FromSeconds(uptime), null, [],
            [.. quantities.Select(of => new Quantity(of.Name, of.Instance, of.Value, of.Unit, of.Kind))], "");
}
