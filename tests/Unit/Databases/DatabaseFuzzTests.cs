using System.Collections.Immutable;
using System.Text;
using PrisonOps.Collectors.Databases.Readings;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Tests.Unit.Syslog;

namespace PrisonOps.Tests.Unit.Databases;

/// <summary>Whatever a server says of its version and puts into its rows: a profile or none, bounded names and finite numbers, and never a fault of ours.</summary>
public sealed class DatabaseFuzzTests
{
    private static readonly string[] Versions =
    [
        "PostgreSQL 15.19 (Debian 15.19-0+deb12u1) on x86_64-pc-linux-gnu", "8.0.36-0ubuntu0.22.04.1",
        "PostgreSQL 9.2.4 (openGauss 3.0.0 build 02c14696)", "10.11.19-MariaDB-0+deb12u1",
    ];

    private static readonly ImmutableArray<DatabaseProfile> Profiles =
    [
        new("postgresql", DatabaseEngine.Postgresql, null, ProfileEvidence.Peer, 0, ProfilePattern.Of("^PostgreSQL ([0-9.]+)"), [], []),
        new("opengauss", DatabaseEngine.Postgresql, null, ProfileEvidence.Facts, 1, ProfilePattern.Of("openGauss ([0-9.]+)"), [], []),
        new("mysql", DatabaseEngine.Mysql, null, ProfileEvidence.Facts, 0, ProfilePattern.Of("^([0-9.]+)"), [], []),
        new("mariadb", DatabaseEngine.Mysql, null, ProfileEvidence.Peer, 1, ProfilePattern.Of("([0-9.]+)-MariaDB"), [], []),
    ];

    private static readonly ImmutableDictionary<string, double> Words = ImmutableDictionary.Create<string, double>(StringComparer.OrdinalIgnoreCase).Add("True", 1).Add("False", 0);

    private static readonly DatabaseReading[] Readings =
    [
        new("database.size", "octets", null, false, 1, "By", QuantityKind.Gauge, ["name", "owner"], ImmutableDictionary<string, double>.Empty),
        new("database.cache-hit", "hits", "all", true, 1e300, "ratio", QuantityKind.Gauge, ["name"], ImmutableDictionary<string, double>.Empty),
        new("database.read-only", "state", null, false, 1, "1", QuantityKind.State, [], Words),
    ];

    [Fact]
    public void Ten_thousand_mutated_answers_of_servers_are_read_or_left_out() => Fuzz(10_000, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_answers_of_servers_are_read_or_left_out() => Fuzz(1_000_000, seed: 2);

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        int recognised = 0, values = 0;
        for (int round = 0; round < rounds; round++)
        {
            string said = Encoding.UTF8.GetString(Mutations.Of(Encoding.UTF8.GetBytes(Versions[round % Versions.Length]), random));
            if (ServerRecognition.Of(Profiles, (DatabaseEngine)(round % 2), null, said) is not null) recognised++;

            DatabaseReading reading = Readings[round % Readings.Length];
            var row = new Dictionary<string, object> { [reading.Column] = Raw(random, said) };
            if (reading.Over is { } over) row[over] = Raw(random, said);
            foreach (string label in reading.Labels) row[label] = Raw(random, said);
            foreach (Quantity quantity in RowReadings.Of(new("fuzz", ["select 1"], null, null, false, TimeSpan.Zero, [reading]), [row]))
            {
                values++;
                Assert.True(double.IsFinite(quantity.Value), $"seed {seed}, round {round}: {quantity}");
                Assert.InRange(quantity.Instance.Length, 0, 130);
                Assert.DoesNotContain(quantity.Instance, char.IsControl);
            }
        }

        Assert.InRange(recognised, rounds / 20, rounds);
        Assert.InRange(values, rounds / 20, rounds);
    }

    private static object Raw(Random random, string said) => random.Next(10) switch
    {
        0 => random.NextInt64(long.MinValue, long.MaxValue),
        1 => random.NextDouble() * double.MaxValue,
        2 => double.NaN,
        3 => (ulong)random.NextInt64() * 2,
        4 => decimal.MaxValue / random.Next(1, 9),
        5 => random.Next(2) == 0,
        6 => DBNull.Value,
        7 => TimeSpan.FromTicks(random.NextInt64()),
        8 => Encoding.UTF8.GetBytes(said),
        _ => said,
    };
}
