using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>Diagnoses inputs in decoder workers, several at a time, and answers in the order of the list.</summary>
internal sealed class DiagnosisRunner(DirectStreams streams, DiagnosisSettings settings)
{
    public const int Parallel = 2;

    private const int KeyframesMax = 32;
    private const int BurstFrames = 25;

    /// <summary>A reference is one look at a camera that is well; more of it tells nothing new.</summary>
    private const int ReferenceKeyframesMax = 12;

    /// <summary>Decoding a file on a busy machine may take long, but not for ever.</summary>
    private static readonly TimeSpan FileWithin = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Task<KeyframeResult>> references = new();

    public async IAsyncEnumerable<DiagnosisAnswer> Run(
        IReadOnlyList<DiagnosisInput> inputs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<Task<DiagnosisAnswer>>();
        foreach (DiagnosisInput input in inputs)
        {
            running.Enqueue(Answer(input, cancellationToken));
            if (running.Count == 2 * Parallel) yield return await running.Dequeue();
        }

        while (running.TryDequeue(out Task<DiagnosisAnswer>? next)) yield return await next;
    }

    private async Task<DiagnosisAnswer> Answer(DiagnosisInput input, CancellationToken cancellationToken)
    {
        PictureReference? reference = null;
        KeyframeResult? known = null;
        if (input.Reference is not null)
        {
            known = await references.GetOrAdd(input.Reference, location => streams.Take(Request(location, ReferenceKeyframesMax, burstFrames: 0), cancellationToken));
            reference = PictureReference.Learn(known.Measurements);
            if (reference is null) return DiagnosisAnswers.ReferenceFailed(input, known);
        }

        KeyframeResult taken = Watched(await streams.Take(Request(input.Input, KeyframesMax, BurstFrames), cancellationToken));
        return DiagnosisAnswers.Of(input, taken, PictureDiagnosis.Of(taken, reference, input.Profile, PictureLimits.Default)) with
        {
            Jpeg = taken.Jpeg, ReferenceJpeg = known?.Jpeg,
        };
    }

    private DirectRequest Request(string location, int keyframes, int burstFrames) =>
        new(location, keyframes, StreamLocation.IsStream(location) ? settings.Watched : FileWithin)
        {
            BurstFrames = burstFrames, WantPicture = settings.WantPictures,
        };

    /// <summary>A file is read faster than it plays: what lies behind the wanted time is left out.</summary>
    private KeyframeResult Watched(KeyframeResult taken)
    {
        if (taken.Packets.IsDefaultOrEmpty || taken.Packets[0].TimeMs is not { } first) return taken;
        int within = taken.Packets.TakeWhile(packet => packet.TimeMs is not { } at || at - first <= settings.Watched.TotalMilliseconds).Count();
        return taken with { Packets = taken.Packets[..within], Measurements = taken.Measurements[..Math.Min(within, taken.Measurements.Length)] };
    }
}
