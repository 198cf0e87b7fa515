namespace PrisonOps.Ports.Flows;

/// <summary>What was read of one datagram. It is filled anew for the next one, so that whoever takes it keeps nothing of it.</summary>
public sealed class FlowReport
{
    public FlowFormat Format { get; set; }

    public List<FlowRecord> Records { get; } = [];

    public List<PortCounters> Counters { get; } = [];

    /// <summary>Flows that were exported and did not arrive, by the gap in the sequence (NetFlow 5, IPFIX).</summary>
    public long LostFlows { get; set; }

    /// <summary>Datagrams that did not arrive, where the sequence counts datagrams (NetFlow 9, sFlow).</summary>
    public long LostDatagrams { get; set; }

    /// <summary>Sets of data whose template has not come yet, or was refused: nothing can be said of their contents.</summary>
    public int SetsWithoutTemplate { get; set; }

    /// <summary>Parts that contradict their own lengths or the bounds of this collector.</summary>
    public int Malformed { get; set; }

    public void Clear()
    {
        Records.Clear();
        Counters.Clear();
        (Format, LostFlows, LostDatagrams, SetsWithoutTemplate, Malformed) = (default, 0, 0, 0, 0);
    }
}
