using System.Net;

namespace PrisonOps.Ports.Snmp;

/// <summary>One agent and how to speak with it.</summary>
public sealed record SnmpTarget(IPEndPoint Endpoint, SnmpCredentials Credentials)
{
    public const int DefaultPort = 161;

    /// <summary>How long one attempt waits for its answer. Default: 2 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often an unanswered request is sent again. Default: 1.</summary>
    public int Retries { get; init; } = 1;

    /// <summary>
    /// How many variables a walk asks for in one request; more save round trips, fewer fit into the buffers of small agents. Default: 50, as many
    /// counters as an Ethernet frame holds.
    /// </summary>
    public int VariablesPerRequest { get; init; } = 50;

    /// <summary>The context of version 3 (RFC 3411), for agents that answer for several.</summary>
    public string Context { get; init; } = "";
}
