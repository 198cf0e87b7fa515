using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>
/// Finds out which stream kills workers. All that were in a worker when it died are suspects, which costs them nothing at first. A second
/// death convicts the only suspect among its victims; where there are several, each of them next runs alone. An answer acquits.
/// </summary>
internal sealed class Quarantine(TimeSpan duration, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, Suspicion> suspicions = new();

    /// <summary>The camera that was convicted by this death; null when nobody could be.</summary>
    public Suspect? Blame(IReadOnlyList<Suspect> victims)
    {
        Suspect[] again = [.. victims.Where(victim => Find(victim) is not null)];
        foreach (Suspect victim in victims) suspicions[victim.CameraId] = new(victim.Revision, MustRunAlone: false, Until: null);
        if (again is [var culprit])
        {
            suspicions[culprit.CameraId] = new(culprit.Revision, MustRunAlone: true, time.GetUtcNow() + duration);
            return culprit;
        }

        foreach (Suspect suspect in again) suspicions[suspect.CameraId] = new(suspect.Revision, MustRunAlone: true, Until: null);
        return null;
    }

    public ImmutableArray<QuarantinedCamera> Convicted
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            return [.. suspicions.Where(one => one.Value.Until > now).Select(one => new QuarantinedCamera(one.Key, one.Value.Until!.Value))];
        }
    }

    /// <summary>A person takes the conviction back; false when there was none.</summary>
    public bool Lift(Guid cameraId) =>
        suspicions.TryGetValue(cameraId, out Suspicion? suspicion) && suspicion.Until > time.GetUtcNow()
        && suspicions.TryRemove(KeyValuePair.Create(cameraId, suspicion));

    public void Acquit(Suspect answered) => suspicions.TryRemove(answered.CameraId, out _);

    public bool MustRunAlone(Suspect suspect) => Find(suspect) is { MustRunAlone: true };

    /// <summary>Until when this stream is left alone; null when it is not.</summary>
    public DateTimeOffset? ConvictedUntil(Suspect suspect) =>
        Find(suspect) is { Until: { } until } && time.GetUtcNow() < until ? until : null;

    /// <summary>A changed configuration is another stream: what the former one did is forgotten.</summary>
    private Suspicion? Find(Suspect suspect) =>
        suspicions.TryGetValue(suspect.CameraId, out Suspicion? suspicion) && suspicion.Revision == suspect.Revision ? suspicion : null;

    private sealed record Suspicion(long Revision, bool MustRunAlone, DateTimeOffset? Until);
}
