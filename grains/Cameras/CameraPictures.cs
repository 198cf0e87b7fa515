using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// Keeps the pictures of one camera beside its turns: the newest, and one that shows each fault as evidence. A picture that cannot be kept is gone;
/// the finding stands without it.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class CameraPictures(Guid cameraId, IPictureStore store, Action<Exception> failureLog)
{
    private readonly Dictionary<string, Guid> evidence = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);
    private Task<Guid?> keepingLatest = Task.FromResult<Guid?>(null);

    /// <summary>When the newest picture was taken.</summary>
    public DateTimeOffset? LatestAt { get; private set; }

    public Guid? EvidenceOf(string code) => evidence.TryGetValue(code, out Guid picture) ? picture : null;

    public void RestoreEvidence(string code, Guid picture) => evidence[code] = picture;

    /// <summary>True when it was kept. While one is being kept, the next is left out: a newer one comes with the next round.</summary>
    public async Task<bool> KeepLatest(UnitPlace place, TakenPicture picture)
    {
        if (!keepingLatest.IsCompleted) return false;

        keepingLatest = Keep(place, PictureKind.Latest, picture);
        if (await keepingLatest is null) return false;

        LatestAt = picture.At;
        return true;
    }

    /// <summary>Keeps one picture for all faults that it shows for the first time, and says when it is there.</summary>
    public async Task KeepEvidence(IReadOnlyCollection<string> codes, UnitPlace place, TakenPicture picture, Action kept)
    {
        string[] shown = [.. codes.Where(code => !evidence.ContainsKey(code) && !underWay.Contains(code))];
        if (shown.Length == 0) return;

        underWay.UnionWith(shown);
        if (await Keep(place, PictureKind.Evidence, picture) is { } key)
        {
            foreach (string code in shown.Where(underWay.Contains)) evidence[code] = key;
            kept();
        }

        underWay.ExceptWith(shown);
    }

    /// <summary>The fault is over; the next one gets a picture of its own.</summary>
    public void ForgetEvidence(Predicate<string> isOver)
    {
        underWay.RemoveWhere(isOver);
        foreach (string code in evidence.Keys.Where(code => isOver(code)).ToList()) evidence.Remove(code);
    }

    private async Task<Guid?> Keep(UnitPlace place, PictureKind kind, TakenPicture picture)
    {
        try
        {
            return await store.Keep(cameraId, place, kind, picture, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The edge of the side work: no turn waits for a picture.
            failureLog(failure);
            return null;
        }
    }
}
