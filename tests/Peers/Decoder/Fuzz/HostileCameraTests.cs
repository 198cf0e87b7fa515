using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.Peers.Decoder.Fuzz;

/// <summary>Whatever a camera answers and sends: an answer in time, nobody else disturbed, and good only with a whole picture.</summary>
public sealed class HostileCameraTests(SimulatorClips clips) : IClassFixture<SimulatorClips>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    [Fact]
    public Task A_hundred_hostile_cameras_take_nothing_down() => Spoil(100, seed: 3);

    [Fact]
    [Trait("Ring", "long")]
    public Task Two_thousand_hostile_cameras_take_nothing_down() => Spoil(2_000, seed: 4);

    private async Task Spoil(int cameras, int seed)
    {
        CodedClip[] films = [await clips.FourSeconds(), await clips.FourSeconds(ClipCodec.H265), await clips.FourSeconds(ClipCodec.Mjpeg), await clips.FourSeconds(ClipCodec.Mpeg4)];
        await using DirectStreams streams = new(new() { Workers = 2, SessionsPerWorker = 16 }, TimeProvider.System, NullLogger<DirectStreams>.Instance);
        var outcomes = new ConcurrentDictionary<StreamOutcome, int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cameras),
            new ParallelOptions { MaxDegreeOfParallelism = 24, CancellationToken = TestContext.Current.CancellationToken },
            async (number, cancellationToken) =>
            {
                var random = new Random(HashCode.Combine(seed, number));
                await using var camera = new SimulatedCamera(films[random.Next(films.Length)], Hostile(random, number));
                var request = new DirectRequest(camera.Url, 1, Deadline) { Transport = number % 4 == 0 ? WorkerTransport.RtspUdp : WorkerTransport.RtspTcp };

                long began = Stopwatch.GetTimestamp();
                KeyframeResult taken = await streams.Take(request, cancellationToken);
                TimeSpan took = Stopwatch.GetElapsedTime(began);

                string which = $"camera {number} of seed {seed}";
                Assert.True(took < (3 * Deadline) + TimeSpan.FromSeconds(20), $"{which} took {took}");
                bool isGood = StreamFailures.FaultCode(taken.Outcome) is null;
                Assert.True(isGood == !taken.Measurements.IsEmpty, $"{which}: {taken.Outcome} with {taken.Measurements.Length} pictures");
                Assert.True(!isGood || taken.Packets.Any(packet => !packet.IsDamaged), $"{which}: good, and every picture is damaged");
                Assert.True(isGood || taken.Detail.Length > 0, $"{which}: {taken.Outcome} without a reason");
                outcomes.AddOrUpdate(taken.Outcome, 1, (_, count) => count + 1);
            });

        await using var good = new SimulatedCamera(films[0]);
        Assert.Equal(StreamOutcome.Ok, (await streams.Take(new(good.Url, 1, TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken)).Outcome);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}").Order(StringComparer.Ordinal)));
    }

    /// <summary>Every third spoils its answers, every third its packets, every third both.</summary>
    private static CameraBehaviour Hostile(Random random, int number)
    {
        byte[] Spoilt(byte[] bytes, int oneOf)
        {
            lock (random) return bytes.Length > 8 && random.Next(oneOf) == 0 ? Mutation.Apply(bytes, random) : bytes;
        }

        var behaviour = CameraBehaviour.Good;
        if (number % 3 != 1) behaviour = behaviour with { Answer = answer => Spoilt(answer, 3) };
        if (number % 3 != 0) behaviour = behaviour with { Damage = payload => Spoilt(payload, 4) };
        return behaviour;
    }
}
