using System.Collections.Immutable;
using System.Text;
using PrisonOps.Collectors.Prometheus.Exposition;
using PrisonOps.Ports.Metrics;

namespace PrisonOps.Collectors.Prometheus.Readings;

/// <summary>The profiles of one reading of the pack with their plans, made once for all polls.</summary>
internal sealed class KnownPages
{
    private readonly ImmutableArray<(MetricsProfile Profile, ReadingPlan Plan)> plans;
    private readonly HashSet<string> marks;
    private readonly HashSet<string> identities;

    public KnownPages(ImmutableArray<MetricsProfile> profiles)
    {
        Profiles = profiles;
        plans = [.. profiles.Select(profile => (profile, new ReadingPlan([.. profile.Readings])))];
        marks = [.. profiles.SelectMany(profile => profile.Match)];
        identities = [.. profiles.SelectMany(profile => profile.Identity).Select(label => label.Metric)];
    }

    public ImmutableArray<MetricsProfile> Profiles { get; }

    /// <summary>The profiles of the programs that the page is of; the one that is named where one is.</summary>
    public IEnumerable<(MetricsProfile Profile, ReadingPlan Plan)> Of(ReadOnlySpan<byte> page, string? named)
    {
        if (named is not null) return plans.Where(plan => plan.Profile.Name == named);

        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byName = marks.GetAlternateLookup<ReadOnlySpan<char>>();
        HashSet<string> found = [];
        Span<char> name = stackalloc char[256];
        var series = new ExpositionReader(page);
        while (series.Read())
        {
            if (series.Name.Length <= name.Length && byName.TryGetValue(name[..Encoding.ASCII.GetChars(series.Name, name)], out string? mark)) found.Add(mark);
        }

        return plans.Where(plan => plan.Profile.Match.Any(found.Contains));
    }

    /// <summary>The parts of the identity that these profiles know a label of; of each part the first that is filled, in the order of the profiles.</summary>
    public IReadOnlyDictionary<string, string> IdentityOf(ReadOnlySpan<byte> page, IEnumerable<MetricsProfile> profiles)
    {
        MetricLabel[] wanted = [.. profiles.SelectMany(profile => profile.Identity)];
        var said = new Dictionary<string, string>();
        if (wanted.Length == 0) return said;

        var rank = new Dictionary<string, int>();
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byName = identities.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[256];
        var series = new ExpositionReader(page);
        while (series.Read())
        {
            if (series.Name.Length > name.Length || !byName.TryGetValue(name[..Encoding.ASCII.GetChars(series.Name, name)], out string? metric)) continue;

            for (int i = 0; i < wanted.Length; i++)
            {
                (string part, string of, string label) = wanted[i];
                if (of != metric || rank.GetValueOrDefault(part, int.MaxValue) <= i || series.Labels.Value(Encoding.UTF8.GetBytes(label)) is not { Length: > 0 } text) continue;

                (said[part], rank[part]) = (text, i);
            }
        }

        return said;
    }
}
