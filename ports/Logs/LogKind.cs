namespace PrisonOps.Ports.Logs;

/// <summary>How a device pushed a message.</summary>
public enum LogKind
{
    Syslog = 1,
    Trap = 2,

    /// <summary>NetFlow, IPFIX or sFlow: no message, but its senders are listed with those of messages when nobody knows them.</summary>
    Flow = 3,

    /// <summary>A document of another system that tells of alarms.</summary>
    Webhook = 4,
}
