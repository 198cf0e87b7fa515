using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Ports.Objects;
using PrisonOps.Web.Feed;

namespace PrisonOps.Web.Objects;

/// <summary>
/// Tells the living what was committed about them. Nothing depends on it: a lost word is mended by the roster's next comparison, so it is
/// logged and does not turn a committed change into a failed request.
/// </summary>
internal sealed partial class ObjectNews(IRosterStore rosters, IGrainFactory grains, CameraFeed cameras, ILogger<ObjectNews> logger)
{
    public async Task Changed(ObjectConfiguration? before, ObjectConfiguration now, CancellationToken cancellationToken)
    {
        try
        {
            if (before is not null && (before.Protocol != now.Protocol || before.Place.Unit != now.Place.Unit))
            {
                await Actor(before, null);
                await TellRosters(before, cancellationToken);
            }

            await Actor(now, now);
            await TellRosters(now, cancellationToken);
            await cameras.Renew(cancellationToken);
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotTold(logger, now.Id, now.Revision, lost);
        }
    }

    public async Task Retired(ObjectConfiguration last, CancellationToken cancellationToken)
    {
        try
        {
            await Actor(last, null);
            await TellRosters(last, cancellationToken);
            await cameras.Renew(cancellationToken);
        }
        catch (Exception lost) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotTold(logger, last.Id, last.Revision, lost);
        }
    }

    private Task Actor(ObjectConfiguration which, ObjectConfiguration? configuration) => which.Protocol switch
    {
        MonitoringProtocol.None => Task.CompletedTask,
        MonitoringProtocol.Rtsp => grains.GetGrain<ICameraGrain>(which.Id).Configure(configuration),
        _ => grains.GetGrain<IDeviceGrain>(which.Id).Configure(configuration),
    };

    /// <summary>A unit has one roster of a protocol for each 500 objects; which of them owns the object is the store's business.</summary>
    private async Task TellRosters(ObjectConfiguration which, CancellationToken cancellationToken)
    {
        foreach (RosterKey key in await rosters.ListRosters(cancellationToken))
        {
            if (key.Unit != which.Place.Unit || key.Protocol != which.Protocol) continue;

            IRosterGrain roster = grains.GetGrain<IRosterGrain>(key.ToString());
            await roster.Start();
            await roster.Configure(which.Id, which.Revision);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Object {ObjectId}, revision {Revision}: its actors could not be told; their next comparison will")]
    private static partial void LogNotTold(ILogger logger, Guid objectId, long revision, Exception lost);
}
