namespace PrisonOps.Ports.Flows;

/// <summary>How an exporter tells of its flows.</summary>
public enum FlowFormat
{
    /// <summary>NetFlow version 5: records of one fixed form, IPv4 only.</summary>
    NetFlow5 = 5,

    /// <summary>NetFlow version 9 (RFC 3954): records by templates.</summary>
    NetFlow9 = 9,

    /// <summary>IPFIX (RFC 7011).</summary>
    Ipfix = 10,

    /// <summary>sFlow version 5 (sflow.org): sampled packets and counters of ports.</summary>
    SFlow5 = 15,
}
