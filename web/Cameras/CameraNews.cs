using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Web.Feed;

namespace PrisonOps.Web.Cameras;

/// <summary>
/// Tells the living what was committed about cameras. Nothing depends on it: a lost word is mended when they read again by themselves, so it is
/// logged and does not turn a committed change into a failed request.
/// </summary>
internal sealed partial class CameraNews(IGrainFactory grains, CameraFeed feed, ILogger<CameraNews> logger)
{
    public async Task Changed(IEnumerable<Guid> cameras, IEnumerable<int> units, CancellationToken cancellationToken)
    {
        foreach (Guid camera in cameras) await Tell($"camera {camera}", () => grains.GetGrain<ICameraGrain>(camera).Reload(), cancellationToken);
        await Changed(units, cancellationToken);
        await Tell("the feed of cameras", () => feed.Renew(cancellationToken), cancellationToken);
    }

    public async Task Changed(IEnumerable<int> units, CancellationToken cancellationToken)
    {
        foreach (int unit in units) await Tell($"the scheduler of unit {unit}", () => grains.GetGrain<IDiagnosisGrain>(unit).Configure(), cancellationToken);
    }

    private async Task Tell(string whom, Func<Task> word, CancellationToken cancellationToken)
    {
        try
        {
            await word();
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotTold(logger, whom, lost);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Whom} could not be told of a change; the next reading will show it")]
    private static partial void LogNotTold(ILogger logger, string whom, Exception lost);
}
