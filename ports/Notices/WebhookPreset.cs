namespace PrisonOps.Ports.Notices;

/// <summary>What a webhook is sent. The numbers are stored; they are append-only.</summary>
public enum WebhookPreset
{
    /// <summary>Our own JSON document, signed.</summary>
    Generic = 1,

    /// <summary>The group robot of WeCom.</summary>
    WeCom = 2,

    /// <summary>The group robot of DingTalk, signed in its way.</summary>
    DingTalk = 3,

    /// <summary>A text of one's own with {title}, {text}, {link}, {phone}, {id}: gateways of short messages.</summary>
    Template = 4,

    /// <summary>The alarm intake of the installation above.</summary>
    UpperTier = 5,
}
