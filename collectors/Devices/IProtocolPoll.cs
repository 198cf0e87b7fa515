using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Devices;

/// <summary>Asks one device by one protocol. It may throw <see cref="OperationCanceledException"/> when the token ends; all else is a result.</summary>
internal interface IProtocolPoll
{
    Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline);
}
