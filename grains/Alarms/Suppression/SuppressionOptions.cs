using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Alarms.Suppression;

/// <summary>How suppression by topology looks at the estate; section <c>Suppression</c> of the configuration.</summary>
public sealed record SuppressionOptions
{
    /// <summary>Relations and objects are read again this often where they have changed. 100 ms to 1 hour. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Looks this often whether an object whose path is back is still silent after its time. 100 ms to 1 minute. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An object is answered for this long after it was asked; with its period, so long its mark stays after its path is back. 0 to 5 minutes. Default: 8 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Marks stay longer by this, for devices that have to start first when their power or their switch is back. 0 to 1 hour. Default: 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartWithin { get; init; }
}
