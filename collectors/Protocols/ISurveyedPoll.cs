using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Protocols;

/// <summary>A poll that knows of each value where it was read.</summary>
internal interface ISurveyedPoll : IProtocolPoll
{
    Task<ProtocolSurvey> Survey(DevicePollRequest request, CancellationToken deadline);

    async Task<DevicePollResult> IProtocolPoll.Poll(DevicePollRequest request, CancellationToken deadline) => (await Survey(request, deadline)).ToResult();
}
