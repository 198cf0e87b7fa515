using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Objects;

/// <summary>Finds the actor of an object: a stream is a camera, everything else that is polled a device.</summary>
internal sealed class ObjectActors(IGrainFactory grains)
{
    public static bool SameActor(MonitoringProtocol one, MonitoringProtocol other) =>
        (one == MonitoringProtocol.Rtsp) == (other == MonitoringProtocol.Rtsp);

    public Task Start(ObjectConfiguration configuration, string roster, ObjectStateRow? last, ImmutableArray<Finding> open, TimeSpan first) =>
        configuration.Protocol == MonitoringProtocol.Rtsp
            ? grains.GetGrain<ICameraGrain>(configuration.Id).Start(configuration, roster, last, open, first)
            : grains.GetGrain<IDeviceGrain>(configuration.Id).Start(configuration, roster, last, open, first);

    public Task Configure(ObjectConfiguration configuration) => configuration.Protocol == MonitoringProtocol.Rtsp
        ? grains.GetGrain<ICameraGrain>(configuration.Id).Configure(configuration)
        : grains.GetGrain<IDeviceGrain>(configuration.Id).Configure(configuration);

    public Task Retire(Guid objectId, MonitoringProtocol protocol) => protocol == MonitoringProtocol.Rtsp
        ? grains.GetGrain<ICameraGrain>(objectId).Configure(null)
        : grains.GetGrain<IDeviceGrain>(objectId).Configure(null);
}
