using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>One poll of one SNMP device: its credentials are opened, its address is found, and the surveyor reads it.</summary>
internal sealed class SnmpDevicePoll(
    ISnmpSurveyor surveyor, ICredentialVault vault, IOptions<DevicePollerOptions> options, TimeProvider time) : IProtocolPoll
{
    public async Task<DevicePollResult> Poll(DevicePollRequest request, CancellationToken deadline)
    {
        ObjectConfiguration device = request.Target;
        if (device.CredentialSetId is not { } credentialSet) return NotAsked($"{device.Code} has no credential set");
        if (await vault.Open(credentialSet, deadline) is not { } secret) return NotAsked($"the credential set of {device.Code} cannot be opened");
        if (await DeviceAddress.Resolve(device.Address, deadline) is not { } address)
        {
            return Failed(DevicePollOutcome.Unreachable, $"the name '{device.Address}' has no address");
        }

        var endpoint = new IPEndPoint(address, device.Port == 0 ? SnmpTarget.DefaultPort : device.Port);
        (SnmpTarget? target, string fault) = SnmpTargets.From(secret, endpoint);
        if (target is null) return NotAsked($"{device.Code}: {fault}");

        return await Poll(device.Id, target with { Timeout = options.Value.AttemptTimeout, Retries = options.Value.Retries }, deadline);
    }

    private async Task<DevicePollResult> Poll(Guid objectId, SnmpTarget target, CancellationToken deadline)
    {
        DeviceSurvey read = await surveyor.Survey(objectId, target, options.Value.CapabilityAge, deadline);
        return read.Outcome == SnmpOutcome.Ok ? Answered(read) : Failed(read.Outcome, read.Detail);
    }

    private static DevicePollResult Answered(DeviceSurvey read)
    {
        var quantities = ImmutableArray.CreateBuilder<Quantity>(read.Readings.Length);
        var states = ImmutableArray.CreateBuilder<DeviceState>();
        var series = ImmutableArray.CreateBuilder<SeriesRules>();
        foreach (DeviceReading reading in read.Readings)
        {
            Quantity quantity = reading.Quantity;
            quantities.Add(quantity);
            if (reading.State is { } state) states.Add(new(quantity.Name, quantity.Instance, state, reading.By?.Alarms));
            if (reading.By is { Thresholds: { IsDefault: false } own }) series.Add(new(quantity.Name, quantity.Instance, own));
        }

        return new(DevicePollOutcome.Answered, read.At, read.RoundTrip, read.Uptime, read.Identity, read.Interfaces, quantities.MoveToImmutable(), "")
        {
            States = states.DrainToImmutable(),
            Rules = read.Thresholds.IsEmpty && series.Count == 0 ? DeviceRules.None : new(read.Thresholds, series.DrainToImmutable()),
        };
    }

    private DevicePollResult NotAsked(string detail) => Failed(DevicePollOutcome.NotAsked, detail);

    private DevicePollResult Failed(SnmpOutcome outcome, string? detail) => Failed(
        outcome switch
        {
            SnmpOutcome.Timeout or SnmpOutcome.Cancelled => DevicePollOutcome.Timeout,
            SnmpOutcome.Unreachable => DevicePollOutcome.Unreachable,
            SnmpOutcome.Unauthorised => DevicePollOutcome.Unauthorised,
            SnmpOutcome.Overloaded => DevicePollOutcome.NotAsked,
            _ => DevicePollOutcome.Malformed,
        },
        $"{outcome}: {detail}");

    private DevicePollResult Failed(DevicePollOutcome outcome, string detail) => DevicePollResult.Failed(outcome, time.GetUtcNow(), detail);
}
