using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Alarms;

namespace PrisonOps.Web.Objects;

/// <summary>The live state of one object, from its actor. The scope is checked first: an id from outside must not wake an actor.</summary>
internal sealed class ObjectStatuses(IObjectStore objects, IGrainFactory grains)
{
    /// <summary>Null when the object is not in scope.</summary>
    public async Task<Wire.ObjectStatus?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        await objects.Find(scope, objectId, cancellationToken) is { } item ? await Read(item) : null;

    /// <summary>Of an object that was found in scope.</summary>
    public async Task<Wire.ObjectStatus> Read(ObjectListItem item) => item.Protocol switch
    {
        MonitoringProtocol.None => Still(item),
        MonitoringProtocol.Rtsp => Camera(item, await grains.GetGrain<ICameraGrain>(item.Id).GetStatus()),
        _ => Device(item, await grains.GetGrain<IDeviceGrain>(item.Id).GetStatus()),
    };

    private static Wire.ObjectStatus Still(ObjectListItem item) =>
        new(item.Id, "none", false, item.State, item.Reason, item.Since, [], 0, null, null);

    /// <summary>An actor that has not been started yet knows nothing: the stored state is the newest that is known.</summary>
    private static Wire.ObjectStatus Device(ObjectListItem item, DeviceStatus status) => new(
        item.Id, "device", status.Started,
        status.Started ? status.State : item.State, status.Started ? status.Reason : item.Reason, status.Started ? status.Since : item.Since,
        [.. status.Findings.Select(AlarmWire.Finding)], status.ConfirmationTime.TotalSeconds,
        new(
            status.LastPollAt, status.LastOutcome, status.LastDetail, status.RoundTrip?.TotalMilliseconds, status.Uptime?.TotalSeconds,
            Identity(status.Identity), status.PollPeriod.TotalSeconds,
            [.. status.Interfaces.Select(port => new Wire.InterfaceLive(
                port.Index, port.Name, port.Alias, port.SpeedBps, port.AdminStatus, port.OperStatus, port.Duplex))],
            [.. status.Quantities.Where(quantity => double.IsFinite(quantity.Value)).Select(quantity => new Wire.Quantity(
                quantity.Name, quantity.Instance, quantity.Value, quantity.Unit))],
            [.. status.States.OrderBy(part => Rank(part.State.Grade)).ThenBy(part => part.Instance, StringComparer.Ordinal).Select(Part)]),
        null);

    private static Wire.DeviceIdentity Identity(DeviceIdentity? said) => new(
        said?.Vendor, said?.Kind, said?.Model, said?.Version, said?.Serial, said?.Profile, said?.SysName, said?.SysDescr, said?.SysObjectId, said?.SysLocation);

    private static Wire.PartState Part(DeviceState part) => new(
        part.Quantity, part.Instance, part.State.Grade, part.State.Text, part.Alarms?.TypeOf(part.State.Value) is { Length: > 0 } alarm ? alarm : null);

    private static int Rank(StateGrade grade) => grade switch
    {
        StateGrade.Fault => 0,
        StateGrade.Warning => 1,
        StateGrade.Unknown => 2,
        StateGrade.Normal => 3,
        _ => 4,
    };

    private static Wire.ObjectStatus Camera(ObjectListItem item, CameraStatus status) => new(
        item.Id, "camera", status.Started,
        status.Started ? status.State : item.State, status.Started ? status.Reason : item.Reason, status.Started ? status.Since : item.Since,
        [.. status.Findings.Select(AlarmWire.Finding)], status.ConfirmationTime.TotalSeconds, null,
        new(
            status.LivenessAt, status.LivenessOutcome, status.LivenessDetail, status.LivenessPeriod.TotalSeconds,
            status.DiagnosisAt, status.DiagnosisOutcome, status.DiagnosisDetail, status.DiagnosisPeriod.TotalSeconds,
            status.Timing.SignallingMs, status.Timing.StreamMs, status.Timing.StreamAndKeyframeMs, status.Timing.KeyframeGapMsMax,
            status.Measurements is { } measured ? Measurements(measured) : new Dictionary<string, double>()));

    private static Dictionary<string, double> Measurements(PictureMeasurements measured) => new()
    {
        ["widthPx"] = measured.WidthPx,
        ["heightPx"] = measured.HeightPx,
        ["lumaMean"] = measured.LumaMean,
        ["lumaStdDev"] = measured.LumaStdDev,
        ["lumaEntropyBits"] = measured.LumaEntropyBits,
        ["chromaUMean"] = measured.ChromaUMean,
        ["chromaVMean"] = measured.ChromaVMean,
        ["chromaSpread"] = measured.ChromaSpread,
    };
}
