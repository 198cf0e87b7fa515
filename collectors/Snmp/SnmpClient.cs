using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Collectors.Snmp.Transport;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp;

/// <summary>The SNMP client of the product: versions 1, 2c and 3 over one multiplexed socket.</summary>
internal sealed class SnmpClient(SnmpMultiplexer multiplexer, IOptions<SnmpOptions> options, TimeProvider time) : ISnmpClient
{
    private readonly UsmConversation conversation = new(multiplexer, options.Value, time);

    public SnmpTraffic Traffic => multiplexer.Traffic;

    public ValueTask<SnmpAnswer> Read(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken) =>
        Send(target, new(PduType.Get, names), cancellationToken);

    public ValueTask<SnmpAnswer> ReadNext(SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, CancellationToken cancellationToken) =>
        Send(target, new(PduType.GetNext, names), cancellationToken);

    public ValueTask<SnmpAnswer> ReadBulk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> names, int nonRepeaters, int maxRepetitions, CancellationToken cancellationToken) =>
        target.Credentials.Version == SnmpVersion.V1
            ? Send(target, new(PduType.GetNext, names), cancellationToken)
            : Send(target, new(PduType.GetBulk, names, nonRepeaters, maxRepetitions), cancellationToken);

    public ValueTask<SnmpWalkResult> Walk(
        SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> subtrees, Memory<int> rows, SnmpVariableHandler handler, CancellationToken cancellationToken) =>
        new SnmpWalk(this, target, subtrees, rows, handler, options.Value.WalkVariablesMax).Run(cancellationToken);

    private static void WriteCommunity(ref BerWriter writer, (SnmpCommunity Credentials, SnmpRequest Request) asked, int requestId) =>
        CommunityMessage.WriteRequest(ref writer, asked.Credentials, asked.Request, requestId);

    private ValueTask<SnmpAnswer> Send(SnmpTarget target, SnmpRequest request, CancellationToken cancellationToken) => target.Credentials switch
    {
        SnmpCommunity community => multiplexer.Send(target, false, WriteCommunity, (community, request), cancellationToken),
        SnmpUser => conversation.Send(target, request, cancellationToken),
        _ => throw new NotSupportedException($"Credentials of type {target.Credentials.GetType().Name} are unknown to this client."),
    };
}
