namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>What is known of an agent's engine: its id, how often it has booted, and its clock when it was last heard.</summary>
internal sealed record UsmEngine(byte[] Id, int Boots, int Time, long HeardAt)
{
    /// <summary>Messages further off than this are replays (RFC 3414 section 2.2.3).</summary>
    public const int TimeWindowSeconds = 150;

    public const int IdOctetsMin = 5;
    public const int IdOctetsMax = 32;

    public int TimeNow(TimeProvider time) => Time + (int)time.GetElapsedTime(HeardAt).TotalSeconds;
}
