namespace PrisonOps.Ports.Notices;

/// <summary>What becomes of notices on our own side, as codes for which screens have words; everything else is in the words of the other side.</summary>
public static class NoticeAnswers
{
    /// <summary>Neither the person nor the channel has an address of that kind.</summary>
    public const string NoAddress = "no-address";

    /// <summary>A rule forwards to a channel that neither the unit nor one above has.</summary>
    public const string NoChannel = "no-channel";

    /// <summary>The channel was switched off or removed while the notice waited.</summary>
    public const string ChannelOff = "channel-off";
}
