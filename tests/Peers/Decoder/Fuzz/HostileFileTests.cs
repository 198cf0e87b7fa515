using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Peers.Decoder.Fuzz;

/// <summary>Whatever a file holds: an answer in time, nobody else disturbed, and good only with a whole picture.</summary>
public sealed class HostileFileTests(SeedFiles seeds) : IClassFixture<SeedFiles>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    [Fact]
    public Task Three_hundred_hostile_files_take_nothing_down() => Spoil(300, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public Task Eight_thousand_hostile_files_take_nothing_down() => Spoil(8_000, seed: 2);

    [Fact]
    [Trait("Clause", "8.2-0.20")]
    public async Task A_file_that_ends_within_its_first_keyframe_never_passes_as_good()
    {
        seeds.RequireInstalled();
        await using DirectStreams streams = Streams();
        foreach ((string name, byte[] bytes) in seeds.Files)
        {
            // Where each picture is a keyframe, the first of nine ends after a ninth.
            foreach (double share in new[] { 0.03, 0.06, 0.09 })
            {
                KeyframeResult taken = await Take(streams, $"cut-{share}-{name}", bytes[..(int)(bytes.Length * share)]);
                Assert.True(StreamFailures.FaultCode(taken.Outcome) is not null, $"{name} cut at {share}: {taken.Outcome}, {taken.Measurements.Length} pictures");
            }
        }
    }

    [Fact]
    public async Task Good_files_are_good()
    {
        seeds.RequireInstalled();
        await using DirectStreams streams = Streams();
        foreach ((string name, byte[] bytes) in seeds.Files)
        {
            KeyframeResult taken = await Take(streams, $"good-{name}", bytes);
            Assert.True(taken.Outcome == StreamOutcome.Ok && taken.Timing.DecodeErrors == 0, $"{name}: {taken.Outcome} {taken.Detail}, {taken.Timing.DecodeErrors} errors");
        }
    }

    private async Task Spoil(int files, int seed)
    {
        seeds.RequireInstalled();
        await using DirectStreams streams = Streams();
        var outcomes = new ConcurrentDictionary<StreamOutcome, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files),
            new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                var random = new Random(HashCode.Combine(seed, number));
                (string name, byte[] bytes) = seeds.Files[random.Next(seeds.Files.Count)];
                byte[] spoilt = Mutation.Apply(bytes, random);
                if (random.Next(4) == 0 && spoilt.Length > 8) spoilt = Mutation.Apply(spoilt, random);

                long began = Stopwatch.GetTimestamp();
                KeyframeResult taken = await Take(streams, $"{seed}-{number}-{name}", spoilt, burst: number % 3 == 0 ? 5 : 0);
                TimeSpan took = Stopwatch.GetElapsedTime(began);

                // A lost worker costs one more try and its start.
                Assert.True(took < (3 * Deadline) + TimeSpan.FromSeconds(20), $"file {number} of seed {seed} ({name}) took {took}");
                Check(taken, $"file {number} of seed {seed} ({name})");
                outcomes.AddOrUpdate(taken.Outcome, 1, (_, count) => count + 1);
            });

        KeyframeResult after = await Take(streams, "after.mp4", seeds.Files[0].Bytes);
        Assert.Equal(StreamOutcome.Ok, after.Outcome);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}").Order(StringComparer.Ordinal)));
    }

    private static void Check(KeyframeResult taken, string which)
    {
        bool isGood = StreamFailures.FaultCode(taken.Outcome) is null;
        Assert.True(isGood == !taken.Measurements.IsEmpty, $"{which}: {taken.Outcome} with {taken.Measurements.Length} pictures");
        Assert.True(!isGood || taken.Packets.Any(packet => !packet.IsDamaged), $"{which}: good, and every picture is damaged");
        Assert.True(isGood || taken.Detail.Length > 0, $"{which}: {taken.Outcome} without a reason");
    }

    private async Task<KeyframeResult> Take(DirectStreams streams, string name, byte[] bytes, int burst = 0)
    {
        string path = Path.Combine(seeds.Folder, name);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        KeyframeResult taken = await streams.Take(new(path, 3, Deadline) { BurstFrames = burst, WantPicture = true }, TestContext.Current.CancellationToken);
        File.Delete(path);
        return taken;
    }

    private static DirectStreams Streams() => new(new() { Workers = 2, SessionsPerWorker = 3 }, TimeProvider.System, NullLogger<DirectStreams>.Instance);
}
