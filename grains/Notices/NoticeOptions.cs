using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Notices;

/// <summary>How notices are made and how long it is tried to send them.</summary>
public sealed class NoticeOptions
{
    /// <summary>Whether this process tells anybody; one of several does so at a time. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often it is looked whether a step, a digest or a try is due. Default: 1 second; 100 ms to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How old routes, channels, rotas and wishes may be that are judged by. Default: 5 seconds; 0 to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ReadSetupEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause before the second try; each next is three times as long. Default: 5 seconds; 100 ms to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>No pause between tries is longer. Default: 5 minutes; 1 second to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfterMax { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A notice that could not be sent for so long is given up and listed. Default: 24 hours; 1 minute to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long the log of notices is kept. Default: 365 days; 1 day to 10 years.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(365);
}
