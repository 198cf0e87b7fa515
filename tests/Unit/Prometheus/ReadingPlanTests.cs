using System.Text;
using PrisonOps.Collectors.Prometheus.Readings;
using PrisonOps.Ports.Metrics;

namespace PrisonOps.Tests.Unit.Prometheus;

public sealed class ReadingPlanTests
{
    private const string Page = """
        node_cpu_seconds_total{cpu="0",mode="idle"} 100
        node_cpu_seconds_total{cpu="0",mode="user"} 40
        node_cpu_seconds_total{cpu="0",mode="iowait"} 5
        node_cpu_seconds_total{cpu="1",mode="idle"} 120
        node_cpu_seconds_total{cpu="1",mode="user"} 20
        node_filesystem_avail_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 25
        node_filesystem_avail_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 10
        node_filesystem_size_bytes{device="/dev/sda1",fstype="ext4",mountpoint="/"} 100
        node_filesystem_size_bytes{device="tmpfs",fstype="tmpfs",mountpoint="/run"} 10
        temperature{sensor="a"} 20
        temperature{sensor="b"} NaN
        redis_up 1

        """;

    private static string[] Read(params MetricReading[] readings) =>
        [.. new ReadingPlan([.. readings]).ReadFrom(Encoding.UTF8.GetBytes(Page), 100).Readings.Select(reading => reading.Quantity).Select(quantity => FormattableString.Invariant($"{quantity.Name}[{quantity.Instance}] {quantity.Value}"))];

    [Fact]
    public void Series_are_chosen_added_up_and_divided() =>
        Assert.Equal(
            ["cpu.load[] 30"],
            Read(new MetricReading { Name = "cpu.load", Value = "node_cpu_seconds_total{mode!~\"idle|iowait\"}", Over = "count(node_cpu_seconds_total{mode=\"idle\"})" }));

    [Fact]
    public void What_is_left_of_the_whole_is_taken_for_each_instance() =>
        Assert.Equal(
            ["storage.used[/] 0.75"],
            Read(new MetricReading
            {
                Name = "storage.used", By = ["mountpoint"], Value = "node_filesystem_avail_bytes{fstype!=\"tmpfs\"}", Over = "node_filesystem_size_bytes", FromOne = true,
            }));

    [Fact]
    public void A_value_that_is_not_a_number_and_a_series_that_is_missing_give_nothing() =>
        Assert.Equal(
            ["sensor.temperature[a] 20", "service.up[] 1"],
            Read(
                new MetricReading { Name = "sensor.temperature", By = ["sensor"], Value = "temperature" },
                new MetricReading { Name = "service.up", Value = "redis_up" },
                new MetricReading { Name = "memory.used", Value = "redis_up", Over = "redis_memory_max_bytes" }));

    [Fact]
    public void A_page_with_more_series_than_allowed_is_refused_with_the_number() =>
        Assert.Equal("the page has more than 5 series", new ReadingPlan([]).ReadFrom(Encoding.UTF8.GetBytes(Page), 5).Fault);

    [Theory]
    [InlineData("max(temperature)")]
    [InlineData("a:b_total{x=\"1\", y=~\"a|b\",}")]
    public void A_selector_is_understood(string selector) => Assert.NotEmpty(SeriesSelector.Parse(selector).Metric);

    [Theory]
    [InlineData("temperature{sensor}")]
    [InlineData("max(temperature")]
    [InlineData("rate(temperature)")]
    public void What_is_no_selector_is_refused_with_its_text(string selector) =>
        Assert.Contains(selector, Assert.Throws<FormatException>(() => SeriesSelector.Parse(selector)).Message, StringComparison.Ordinal);
}
