namespace PrisonOps.Ports.Notices;

/// <summary>By what a notice reaches somebody. The numbers are stored; they are append-only.</summary>
public enum NoticeChannelKind
{
    /// <summary>The bell of the pages; everybody has it, and no channel is set up for it.</summary>
    InApp = 1,
    Email = 2,
    Webhook = 3,

    /// <summary>A message queue.</summary>
    Mqtt = 4,

    /// <summary>A short message by a modem at our side: for sites without internet.</summary>
    Gsm = 5,

    /// <summary>A siren or a lamp behind a coil of Modbus.</summary>
    Siren = 6,
}
