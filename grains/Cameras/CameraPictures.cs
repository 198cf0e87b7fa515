using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// Keeps the pictures of one camera beside its turns: the newest, and one for each fault as evidence. A picture that cannot be kept is gone;
/// the finding stands without it.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class CameraPictures(Guid cameraId, IPictureStore store, Action<Exception> failureLog)
{
    private readonly Dictionary<string, Guid> evidence = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);
    private Task keepingLatest = Task.CompletedTask;

    public Guid? EvidenceOf(string code) => evidence.TryGetValue(code, out Guid picture) ? picture : null;

    public void RestoreEvidence(string code, Guid picture) => evidence[code] = picture;

    /// <summary>While one is being kept, the next is left out: a newer one comes with the next round.</summary>
    public void KeepLatest(UnitPlace place, DateTimeOffset at, byte[] jpeg)
    {
        if (keepingLatest.IsCompleted) keepingLatest = Keep(place, PictureKind.Latest, at, jpeg);
    }

    /// <summary>Keeps the picture that shows a fault for the first time, and says when it is there.</summary>
    public async Task KeepEvidence(string code, UnitPlace place, DateTimeOffset at, byte[] jpeg, Action kept)
    {
        if (evidence.ContainsKey(code) || !underWay.Add(code)) return;

        if (await Keep(place, PictureKind.Evidence, at, jpeg) is { } picture && underWay.Contains(code))
        {
            evidence[code] = picture;
            kept();
        }

        underWay.Remove(code);
    }

    /// <summary>The fault is over; the next one gets a picture of its own.</summary>
    public void ForgetEvidence(Predicate<string> isOver)
    {
        underWay.RemoveWhere(isOver);
        foreach (string code in evidence.Keys.Where(code => isOver(code)).ToList()) evidence.Remove(code);
    }

    private async Task<Guid?> Keep(UnitPlace place, PictureKind kind, DateTimeOffset at, byte[] jpeg)
    {
        try
        {
            return await store.Keep(cameraId, place, kind, at, jpeg, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The edge of the side work: no turn waits for a picture.
            failureLog(failure);
            return null;
        }
    }
}
