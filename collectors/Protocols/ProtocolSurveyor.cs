using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Protocols;

/// <summary>Asks a device once by its protocol, as the polls of the grid do.</summary>
internal sealed class ProtocolSurveyor(IServiceProvider services, TimeProvider time) : IProtocolSurveyor
{
    public async Task<ProtocolSurvey> Survey(ObjectConfiguration device, TimeSpan within, CancellationToken cancellationToken)
    {
        var request = new DevicePollRequest(device, 0, time.GetUtcNow() + within);
        using var patience = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return services.GetKeyedService<IProtocolPoll>(device.Protocol) switch
            {
                ISurveyedPoll surveyed => await surveyed.Survey(request, either.Token),
                { } plain => Of(await plain.Poll(request, either.Token)),
                null => Failed(DevicePollOutcome.NotAsked, $"no device is polled by {device.Protocol}"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(DevicePollOutcome.Timeout, $"{device.Address} did not answer within {within.TotalSeconds:0.###} s");
        }
        catch (SocketException failure)
        {
            return Failed(DevicePollOutcome.Unreachable, $"{device.Address}: {failure.SocketErrorCode}");
        }
    }

    private static ProtocolSurvey Of(DevicePollResult result) =>
        new(result.Outcome, result.At, result.RoundTrip, result.Identity, [.. result.Quantities.Select(SourcedQuantity.Of)], result.Detail);

    private ProtocolSurvey Failed(DevicePollOutcome outcome, string detail) => ProtocolSurvey.Failed(outcome, time.GetUtcNow(), detail);
}
