using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Flows;

/// <summary>How flows are summed up on their way to rows; section <c>FlowIntake</c> of the configuration.</summary>
public sealed record FlowIntakeOptions
{
    /// <summary>Exporters that are summed up at once; further ones are refused. 10 to 50,000. Default: 5,000.</summary>
    [Range(10, 50_000)]
    public int ExportersMax { get; init; } = 5_000;

    /// <summary>Ports of one exporter; further ones count as port 0. 8 to 10,000. Default: 1,024.</summary>
    [Range(8, 10_000)]
    public int PortsPerExporterMax { get; init; } = 1_024;

    /// <summary>Conversations of one exporter held in a minute; then the lesser half becomes other traffic. 64 to 100,000. Default: 4,096.</summary>
    [Range(64, 100_000)]
    public int ConversationsHeldMax { get; init; } = 4_096;

    /// <summary>Conversations of all exporters held in a minute, about 150 octets each. 1,000 to 10,000,000. Default: 500,000.</summary>
    [Range(1_000, 10_000_000)]
    public int ConversationsHeldByAllMax { get; init; } = 500_000;

    /// <summary>Conversations of one exporter and minute that are kept, the greatest ones; the rest is other traffic. 1 to 1,000. Default: 50.</summary>
    [Range(1, 1_000)]
    public int ConversationsKept { get; init; } = 50;

    /// <summary>Minutes of exporters that may wait while the database is away. 100 to 100,000. Default: 5,000.</summary>
    [Range(100, 100_000)]
    public int MinutesWaitingMax { get; init; } = 5_000;

    /// <summary>Between two looks for minutes that are over. 50 ms to 1 minute. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);
}
