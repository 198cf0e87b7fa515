namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>Whether a port has its link, and for how long of the agent's life it had none: without a link nothing is counted.</summary>
internal sealed class PortState(bool up)
{
    private readonly Lock gate = new();
    private bool isUp = up;
    private TimeSpan downSince;
    private TimeSpan downInAll;

    public bool IsUp
    {
        get
        {
            lock (gate) return isUp;
        }
    }

    public void Switch(bool up, TimeSpan uptime)
    {
        lock (gate)
        {
            if (isUp == up) return;
            if (up) downInAll += uptime - downSince;
            else downSince = uptime;
            isUp = up;
        }
    }

    /// <summary>The part of the agent's life in which this port had a link.</summary>
    public TimeSpan Carried(TimeSpan uptime)
    {
        lock (gate) return (isUp ? uptime : downSince) - downInAll;
    }
}
