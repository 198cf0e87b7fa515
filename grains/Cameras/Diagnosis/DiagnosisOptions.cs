using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Grains.Cameras.Diagnosis;

/// <summary>How a unit schedules the diagnosis of its cameras; section <c>Diagnosis</c> of the configuration.</summary>
public sealed record DiagnosisOptions
{
    /// <summary>A scheduler looks for due rounds this often. 5 ms to 1 minute. Default: 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:01:00")]
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Plans and settings are read again this often, and runs that were not told of are found. 50 ms to 1 hour. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Cameras that were never diagnosed are diagnosed within this time, and <see cref="FirstRoundPerCamera"/> more for each of them, spread by
    /// chance. 1 ms to 1 day. Default: 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan FirstRoundsWithin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>See <see cref="FirstRoundsWithin"/>. 0 to 1 hour. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan FirstRoundPerCamera { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A round that says nothing for so long has lost its place. 100 ms to 1 hour. Default: 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan LeaveExpires { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A camera that has not been heard of for so long is forgotten. 1 s to 1 day. Default: 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ForgetAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Rounds at once in a unit, and at one address, of cameras with a period of their own and no plan. 1 to 500. Default: 8.</summary>
    [Range(1, 500)]
    public int SessionsWithoutPlan { get; init; } = 8;

    /// <summary>The progress of a run is written this often at most. 10 ms to 1 minute. Default: 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromMilliseconds(500);
}
