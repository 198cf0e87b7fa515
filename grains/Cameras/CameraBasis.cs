using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Cameras.Diagnosis;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// What people decided of one camera: read beside its turns, when it begins, when it is told of a change, and now and then in case a word was lost.
/// Until it was read nothing is raised: not knowing whether a camera is in service is no reason for an alarm.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class CameraBasis
{
    private readonly Guid cameraId;
    private readonly ICameraSettingsStore store;
    private readonly PictureLimits defaults;
    private readonly Action changed;
    private readonly TimeProvider time;
    private readonly SideWork reading;
    private readonly SideWork learning;
    private ImmutableDictionary<DayProfile, PictureLimits> limits;
    private ImmutableDictionary<DayProfile, PictureReference?> knownPictures = ImmutableDictionary<DayProfile, PictureReference?>.Empty;
    private CameraJudgementBasis? basis;
    private UnitPlace place;
    private (DayProfile Profile, DateTimeOffset TakenAt)? wanted;

    public CameraBasis(Guid cameraId, ICameraSettingsStore store, PictureLimits defaults, Action changed, Action<Exception> failureLog, TimeProvider time)
    {
        (this.cameraId, this.store, this.defaults, this.changed, this.time) = (cameraId, store, defaults, changed, time);
        reading = new(Read, failureLog);
        learning = new(Learn, failureLog);
        limits = ImmutableDictionary<DayProfile, PictureLimits>.Empty;
    }

    public bool IsKnown => basis is not null;

    /// <summary>When it was read last; the beginning of time before the first reading.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    public bool IsPending => basis is null || basis.Settings.Commissioning == Commissioning.Pending;

    /// <summary>What the camera shows first is how it should look, whatever is found in it.</summary>
    public bool FirstPictureCounts => basis?.Settings.FirstPictureCounts ?? false;

    /// <summary>People want to know at once when its stream stops.</summary>
    public bool IsKey => basis?.Settings.IsKey ?? false;

    public void ReadFor(UnitPlace of)
    {
        place = of;
        reading.Ask();
    }

    public void Stop()
    {
        reading.Stop();
        learning.Stop();
    }

    public PictureLimits LimitsOf(DayProfile profile) => limits.GetValueOrDefault(profile, defaults);

    public CameraReference? ReferenceOf(DayProfile profile) => basis?.References.FirstOrDefault(known => known.Profile == profile);

    /// <summary>What the camera looks like when it is well; null until a reference with measurements is there.</summary>
    public PictureReference? KnownPictureOf(DayProfile profile) => knownPictures.GetValueOrDefault(profile);

    /// <summary>Whether a confirmed fault may become an alarm: the camera is in service, and nobody said that the fault is normal or expected.</summary>
    public bool Raises(string code, DayProfile profile, DateTimeOffset now)
    {
        if (IsPending || basis is null) return false;
        if (basis.Exclusions.Any(held => held.WithdrawnAt is null && held.Fault == code && (held.Profile is null || held.Profile == profile))) return false;

        CameraSettings settings = basis.Settings;
        bool isExpecting = settings.Commissioning == Commissioning.ExpectedFault && (settings.ExpectedUntil is null || now < settings.ExpectedUntil);
        return !isExpecting || (settings.ExpectedFaults.IsEmpty ? !CameraFindings.IsListed(code) : !settings.ExpectedFaults.Contains(code));
    }

    /// <summary>A camera in service that has no reference yet takes its first good picture; one that has keeps it until a person replaces it.</summary>
    public void LearnFrom(DayProfile profile, DateTimeOffset takenAt)
    {
        if (IsPending || ReferenceOf(profile) is not null) return;

        wanted = (profile, takenAt);
        learning.Ask();
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        CameraJudgementBasis read = await store.Load(cameraId, place, basis?.References ?? [], cancellationToken);
        (basis, ReadAt) = (read, time.GetUtcNow());
        Know();
        limits = Enum.GetValues<DayProfile>().ToImmutableDictionary(profile => profile, profile => LimitOverrides.Apply(defaults, read.Limits, profile));
        changed();
    }

    private async Task Learn(CancellationToken cancellationToken)
    {
        if (wanted is not { } picture) return;

        wanted = null;
        if (await store.LearnReference(cameraId, picture.Profile, picture.TakenAt, cancellationToken) is not { } learnt || basis is null) return;

        basis = basis with { References = [.. basis.References.Where(known => known.Profile != learnt.Profile), learnt] };
        Know();
        changed();
    }

    /// <summary>Learning from the numbers of a reference takes longer than judging: it is done once for each.</summary>
    private void Know() => knownPictures = basis!.References.ToImmutableDictionary(reference => reference.Profile, reference => PictureReference.Learn(reference.Measured));
}
