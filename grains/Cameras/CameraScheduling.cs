using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// What a camera tells the scheduler of its unit: that it lives there, until that is answered, and that a round is finished. A lost word of an end
/// costs the unit one place until the leave expires.
/// It lives on the scheduler of its grain and needs no lock.
/// </summary>
internal sealed class CameraScheduling(
    Func<int, IDiagnosisGrain> schedulers, Action<Exception> failureLog, ReportingOptions options, TimeProvider time)
{
    private LatestMessage<CameraCard>? toUnit;
    private CameraCard? card;
    private int unit;

    public void Follow(ObjectConfiguration camera)
    {
        if (card is not null && unit != camera.Place.Unit) Leave();

        CameraCard next = new(
            camera.Id, camera.ClassCode, $"{camera.NetworkDomain} {camera.Address}", camera.DiagnosisPeriod, card?.LastRoundAt, IsGone: false);
        if (toUnit is null)
        {
            unit = camera.Place.Unit;
            int to = unit;
            toUnit = new(told => schedulers(to).Report(told), failureLog, options, time);
        }

        card = next;
        toUnit.Send(next);
    }

    public void Repeat()
    {
        if (card is not null) toUnit?.Send(card);
    }

    /// <param name="ticket">0: nobody gave leave for the round.</param>
    public void Finish(long ticket, bool isDone, TimeSpan? againWithin, DateTimeOffset? roundAt)
    {
        if (card is null) return;

        if (roundAt is { } at) card = card with { LastRoundAt = at };
        _ = Tell(card.CameraId, ticket, isDone, againWithin);
    }

    /// <summary>The camera is no more, or lives in another unit now.</summary>
    public void Leave()
    {
        if (card is not null) toUnit?.Send(card with { IsGone = true });
        (toUnit, card) = (null, null);
    }

    public void Stop() => toUnit?.Stop();

    private async Task Tell(Guid camera, long ticket, bool isDone, TimeSpan? againWithin)
    {
        try
        {
            await schedulers(unit).Finished(camera, ticket, isDone, againWithin);
        }
        catch (Exception failure)
        {
            // The edge of one word: the leave expires by itself.
            failureLog(failure);
        }
    }
}
