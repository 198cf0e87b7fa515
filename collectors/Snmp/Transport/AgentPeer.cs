using System.Net;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>One address and port that is spoken with: its lanes by context, and what it last sent that was no answer.</summary>
internal sealed class AgentPeer(IPEndPoint endpoint)
{
    private const int LateIdsKept = 4;

    private readonly Lock gate = new();
    private readonly int[] timedOut = new int[LateIdsKept];
    private AgentLane[] lanes = [new("")];
    private int timedOutNext;
    private Evidence? evidence;

    public IPEndPoint Endpoint => endpoint;

    public SocketAddress Address { get; } = endpoint.Serialize();

    public long LastUsed { get; set; }

    public bool IsIdle
    {
        get
        {
            foreach (AgentLane lane in Volatile.Read(ref lanes))
            {
                if (!lane.IsIdle) return false;
            }

            return true;
        }
    }

    public AgentLane Lane(string context)
    {
        foreach (AgentLane lane in Volatile.Read(ref lanes))
        {
            if (lane.Context == context) return lane;
        }

        lock (gate)
        {
            AgentLane added = Array.Find(lanes, lane => lane.Context == context) ?? new(context);
            if (!lanes.Contains(added)) Volatile.Write(ref lanes, [.. lanes, added]);
            return added;
        }
    }

    /// <summary>Keeps why something from this address was no answer; a request that then times out is explained by it.</summary>
    public void Blame(SnmpOutcome outcome, string detail, long now) => Volatile.Write(ref evidence, new(outcome, detail, now));

    public (SnmpOutcome Outcome, string Detail)? ExplainSince(long firstSent) =>
        Volatile.Read(ref evidence) is { } found && found.Seen >= firstSent ? (found.Outcome, found.Detail) : null;

    public void RememberTimedOut(int requestId)
    {
        lock (gate) timedOut[timedOutNext++ % LateIdsKept] = requestId;
    }

    /// <summary>Whether an unmatched answer is only late, which is no fault of the agent's bookkeeping.</summary>
    public bool HasTimedOut(int requestId)
    {
        lock (gate) return timedOut.AsSpan().Contains(requestId);
    }

    private sealed record Evidence(SnmpOutcome Outcome, string Detail, long Seen);
}
