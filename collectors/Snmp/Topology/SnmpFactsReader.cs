using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Devices;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Snmp;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Collectors.Snmp.Topology;

/// <summary>Asks a device over SNMP for its ports, its neighbours, what its bridge has learnt and what its ARP table holds.</summary>
internal sealed class SnmpFactsReader(ISnmpClient client, ICredentialVault vault, IOptions<DevicePollerOptions> options, TimeProvider time) : IFactsReader
{
    /// <summary>A table that changes while it is read must not keep a device busy for ever.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    public async Task<FactsReading> Read(ObjectConfiguration device, CancellationToken cancellationToken)
    {
        if (device.CredentialSetId is not { } credentialSet || await vault.Open(credentialSet, cancellationToken) is not { } secret)
            return new(null, "it has no credentials that can be opened");
        if (await DeviceAddress.Resolve(device.Address, cancellationToken) is not { } address) return new(null, $"the name '{device.Address}' has no address");

        (SnmpTarget? target, string fault) = SnmpTargets.From(secret, new IPEndPoint(address, device.Port == 0 ? SnmpTarget.DefaultPort : device.Port));
        return target is null
            ? new(null, fault)
            : await Read(device.Id, target with { Timeout = options.Value.AttemptTimeout, Retries = options.Value.Retries }, cancellationToken);
    }

    private async Task<FactsReading> Read(Guid objectId, SnmpTarget target, CancellationToken cancellationToken)
    {
        using CancellationTokenSource within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(Within);
        SnmpSnapshot snapshot = new();
        for (int walk = 0; walk < FactsMib.Walks.Length; walk++)
        {
            ObjectIdentifier[] columns = [.. FactsMib.Walks[walk]];
            SnmpWalkResult walked = await client.Walk(target, columns, default, (subtree, row, variable) => snapshot.Add(columns[subtree], row, variable), within.Token);

            // Without its first tables a device has said nothing; without a later one it has said less.
            if (walk == 0 && walked.Outcome != SnmpOutcome.Ok) return new(null, $"{walked.Outcome}: {walked.Detail}");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new(FactsAssembly.Of(objectId, time.GetUtcNow(), snapshot), null);
    }
}
