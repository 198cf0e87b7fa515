using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>One poll of one SNMP device: who it is, which MIBs it has (remembered), then all their columns in one walk.</summary>
internal sealed class SnmpDevicePoll(
    ISnmpClient client, ICredentialVault vault, IOptions<DevicePollerOptions> options, TimeProvider time) : IProtocolPoll
{
    private const int TextLengthMax = 255;

    private static readonly ObjectIdentifier[] IdentityNames =
        [DeviceMib.SysDescr, DeviceMib.SysObjectId, DeviceMib.SysUpTime, DeviceMib.SysName, DeviceMib.SysLocation];

    private readonly DeviceCapabilities capabilities = new(client, options.Value.CapabilityAge, time);

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
        using SnmpAnswer first = await client.Read(target, IdentityNames, deadline);
        if (first.Outcome != SnmpOutcome.Ok && first.ErrorStatus == SnmpErrorStatus.NoError) return Failed(first.Outcome, first.Detail);

        TimeSpan roundTrip = first.RoundTrip;
        (DeviceIdentity identity, TimeSpan? uptime) = ReadIdentity(first);
        (DeviceGroup groups, SnmpAnswer? failure) = await capabilities.Of(objectId, target, uptime, deadline);
        if (failure is not null) return Failed(failure.Outcome, failure.Detail);

        var readings = new DeviceReadings();
        (ObjectIdentifier[] names, DeviceColumn[] columns) = DeviceMib.PlanFor(groups);
        SnmpWalkResult walked = await client.Walk(target, names, (subtree, row, variable) => Take(readings, columns[subtree], row, variable), deadline);

        // A device that answered the first question and one part of the walk is there; half a table would show ports as gone.
        if (walked.Outcome != SnmpOutcome.Ok) return Failed(walked.Outcome, $"while reading its tables: {walked.Detail}");

        var (interfaces, quantities) = readings.Complete();
        return new(DevicePollOutcome.Answered, time.GetUtcNow(), roundTrip, uptime, identity, interfaces, quantities, "");
    }

    private static void Take(DeviceReadings readings, DeviceColumn column, ReadOnlySpan<byte> row, SnmpVariable variable)
    {
        Span<uint> arcs = stackalloc uint[4];
        int count = ObjectIdentifier.ReadArcs(row, arcs);
        readings.Take(column, count == 0 ? 0 : arcs[0], variable);
    }

    /// <summary>An agent may lack any of these; version 1 then refuses them all, and the device is still there.</summary>
    private static (DeviceIdentity Identity, TimeSpan? Uptime) ReadIdentity(SnmpAnswer answer)
    {
        string? descr = null, objectId = null, name = null, location = null;
        TimeSpan? uptime = null;
        for (int i = 0; i < answer.Count && answer.ErrorStatus == SnmpErrorStatus.NoError; i++)
        {
            SnmpVariable variable = answer[i];
            if (!variable.Exists) continue;

            ObjectIdentifier asked = variable.ToName();
            if (asked == DeviceMib.SysUpTime) uptime = TimeSpan.FromMilliseconds(variable.AsNumber * 10);
            else if (asked == DeviceMib.SysDescr) descr = Bounded(variable.ToText());
            else if (asked == DeviceMib.SysObjectId) objectId = Bounded(variable.ToText());
            else if (asked == DeviceMib.SysName) name = Bounded(variable.ToText());
            else if (asked == DeviceMib.SysLocation) location = Bounded(variable.ToText());
        }

        return (new(name, descr, objectId, location), uptime);
    }

    private static string Bounded(string text) => text.Length <= TextLengthMax ? text : text[..TextLengthMax];

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
