using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Snmp;
using PrisonOps.Collectors.Snmp.Transport;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>A client with a socket of its own, closed with it.</summary>
internal sealed class SnmpClients : IDisposable
{
    private readonly SnmpMultiplexer multiplexer;

    public SnmpClients(SnmpOptions? options = null, TimeProvider? time = null)
    {
        IOptions<SnmpOptions> limits = Options.Create(options ?? new SnmpOptions());
        TimeProvider clock = time ?? TimeProvider.System;
        multiplexer = new(limits, clock, NullLogger<SnmpMultiplexer>.Instance);
        Client = new(multiplexer, limits, clock);
    }

    public SnmpClient Client { get; }

    public void Dispose() => multiplexer.Dispose();
}
