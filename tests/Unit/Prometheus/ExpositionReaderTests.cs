using System.Globalization;
using System.Text;
using PrisonOps.Collectors.Prometheus.Exposition;
using PrisonOps.Ports.Metrics;

namespace PrisonOps.Tests.Unit.Prometheus;

public sealed class ExpositionReaderTests
{
    private const string TextPage = """
        # HELP http_requests_total The total number of HTTP requests.
        # TYPE http_requests_total counter
        http_requests_total{method="post",code="200"} 1027 1395066363000
        http_requests_total{method="post",code="400"}    3 1395066363000

        # Escaping in label values:
        msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1.458255915e9
        metric_without_timestamp_and_labels 12.47
        something_weird{problem="division by zero"} +Inf -3982045
        # TYPE http_request_duration_seconds histogram
        http_request_duration_seconds_bucket{le="0.05",} 24054
        http_request_duration_seconds_bucket{le="+Inf"} 144320
        http_request_duration_seconds_sum 53423
        http_request_duration_seconds_count 144320
        # TYPE rpc_duration_seconds summary
        rpc_duration_seconds{quantile="0.99"} NaN

        """;

    private const string OpenMetricsPage = """
        # TYPE acme_http_router_request_seconds summary
        # UNIT acme_http_router_request_seconds seconds
        acme_http_router_request_seconds_sum{path="/api/v1",method="GET"} 9036.32
        # TYPE foo histogram
        foo_bucket{le="0.1"} 8 # {} 0.054
        foo_bucket{le="1.0"} 11 # {trace_id="KOO5S4vxi0o"} 0.67
        foo_bucket{le="+Inf"} 17 # {trace_id="oHg5SJYRHA0"} 9.8 1520879607.789
        # TYPE build info
        build_info{version="8.2.7"} 1
        # TYPE jobs counter
        jobs_total 17.0 1520879607.789
        # EOF
        what follows the end is not read
        """;

    [Fact]
    public void The_example_of_the_text_format_is_read()
    {
        (List<string> series, string? fault, _) = Read(TextPage);

        Assert.Null(fault);
        Assert.Equal(
            [
                "http_requests_total Counter 1027 @1395066363000",
                "http_requests_total Counter 3 @1395066363000",
                "msdos_file_access_time_seconds Unknown 1458255915 @NaN",
                "metric_without_timestamp_and_labels Unknown 12.47 @NaN",
                "something_weird Unknown Infinity @-3982045",
                "http_request_duration_seconds_bucket Histogram 24054 @NaN",
                "http_request_duration_seconds_bucket Histogram 144320 @NaN",
                "http_request_duration_seconds_sum Histogram 53423 @NaN",
                "http_request_duration_seconds_count Histogram 144320 @NaN",
                "rpc_duration_seconds Summary NaN @NaN",
            ],
            series);
    }

    [Fact]
    public void The_example_of_open_metrics_is_read_to_its_end()
    {
        (List<string> series, string? fault, bool hasEnd) = Read(OpenMetricsPage);

        Assert.Null(fault);
        Assert.True(hasEnd);
        Assert.Equal("foo_bucket Histogram 17 @NaN #oHg5SJYRHA0 9.8", series[3]);
        Assert.Equal("build_info Info 1 @NaN", series[4]);
        Assert.Equal("jobs_total Counter 17 @1520879607.789", series[5]);
        Assert.Equal(6, series.Count);
    }

    [Fact]
    public void Escapes_of_a_label_are_undone()
    {
        var reader = new ExpositionReader("m{path=\"C:\\\\D\",error=\"a\\nb \\\"c\\\" \\x\", last=\"}\"} 1\n"u8);

        Assert.True(reader.Read());
        Assert.Equal(("C:\\D", "a\nb \"c\" \\x", "}", ""), (reader.Labels.Value("path"u8), reader.Labels.Value("error"u8), reader.Labels.Value("last"u8), reader.Labels.Value("none"u8)));
    }

    [Theory]
    [InlineData("m{a=\"b\" 1")]
    [InlineData("m{a=b} 1")]
    [InlineData("m{a=\"b\"}")]
    [InlineData("m one")]
    [InlineData("m 1 2 3")]
    [InlineData("m{a=\"b\"c=\"d\"} 1")]
    [InlineData("<html><head><title>404</title>")]
    [InlineData("1m 1")]
    public void A_line_that_is_no_series_ends_the_page_with_its_number(string line)
    {
        (List<string> series, string? fault, _) = Read($"good 1\n{line}\nnever 2\n");

        Assert.Equal("good Unknown 1 @NaN", Assert.Single(series));
        Assert.StartsWith("line 2 is no series", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_mutated_pages_are_read_or_refused() => Fuzz(10_000, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_pages_are_read_or_refused() => Fuzz(1_000_000, seed: 2);

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        byte[] original = Encoding.UTF8.GetBytes(OpenMetricsPage);
        byte[] alphabet = Encoding.UTF8.GetBytes("{}\"\\,=# \n\t.eE+-0aN\0\u00e9");
        int whole = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] page = [.. original];
            for (int changes = random.Next(1, 4); changes > 0; changes--) page[random.Next(page.Length)] = alphabet[random.Next(alphabet.Length)];
            var reader = new ExpositionReader(page.AsSpan(0, random.Next(3) == 0 ? random.Next(page.Length) : page.Length));
            try
            {
                while (reader.Read()) _ = (reader.Labels.Value("le"u8), reader.ExemplarLabels.Value("trace_id"u8), reader.Type);
                whole += reader.Fault is null ? 1 : 0;
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure.GetType().Name} at {Convert.ToHexString(page)}");
            }
        }

        Assert.InRange(whole, rounds / 20, rounds - (rounds / 20));
    }

    private static (List<string> Series, string? Fault, bool HasEnd) Read(string page)
    {
        List<string> series = [];
        var reader = new ExpositionReader(Encoding.UTF8.GetBytes(page));
        while (reader.Read())
        {
            string exemplar = reader.ExemplarLabels.Value("trace_id"u8) is { Length: > 0 } trace
                ? string.Create(CultureInfo.InvariantCulture, $" #{trace} {reader.ExemplarValue}") : "";
            MetricType type = reader.Type;
            series.Add(string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(reader.Name)} {type} {reader.Value} @{reader.Timestamp}{exemplar}"));
        }

        return (series, reader.Fault, reader.HasEnd);
    }
}
