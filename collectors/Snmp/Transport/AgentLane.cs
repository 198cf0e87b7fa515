namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>The places of one context of one agent: so many requests under way, so many waiting for their turn.</summary>
internal sealed class AgentLane(string context)
{
    private readonly Queue<(SnmpExchange Exchange, int RequestId)> waiting = new();
    private int underWay;

    public string Context => context;

    public bool IsIdle
    {
        get
        {
            lock (waiting) return underWay == 0 && waiting.Count == 0;
        }
    }

    public LanePlace Enter(SnmpExchange exchange, int requestId, SnmpOptions limits)
    {
        lock (waiting)
        {
            if (underWay < limits.InFlightPerAgent)
            {
                underWay++;
                return LanePlace.Go;
            }

            if (waiting.Count >= limits.QueuedPerAgent) return LanePlace.Full;

            waiting.Enqueue((exchange, requestId));
            return LanePlace.Wait;
        }
    }

    /// <summary>Passes the place on to the next one waiting; false when nobody waits and the place is free again.</summary>
    public bool Leave(out SnmpExchange exchange, out int requestId)
    {
        lock (waiting)
        {
            if (waiting.TryDequeue(out (SnmpExchange Exchange, int RequestId) next))
            {
                (exchange, requestId) = next;
                return true;
            }

            underWay--;
            (exchange, requestId) = (null!, 0);
            return false;
        }
    }
}
