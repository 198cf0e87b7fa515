using System.ComponentModel.DataAnnotations;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>How cameras are asked; section <c>Rtsp</c> of the configuration.</summary>
public sealed class RtspOptions
{
    /// <summary>Requests of one kind that may wait; the next one is refused. Default: 4,096.</summary>
    [Range(16, 100_000)]
    public int QueueLength { get; set; } = 4_096;

    /// <summary>Liveness probes at a time. Default: 64.</summary>
    [Range(1, 4_096)]
    public int LivenessConcurrency { get; set; } = 64;

    /// <summary>Decoder processes; 0 takes one per core, at most 8. Default: 0.</summary>
    [Range(0, 64)]
    public int Workers { get; set; }

    /// <summary>Streams that one worker has open at a time. Default: 16.</summary>
    [Range(1, 128)]
    public int SessionsPerWorker { get; set; } = 16;

    /// <summary>Streams of key cameras that are watched all the time, each without being decoded. Default: 64.</summary>
    [Range(1, 256)]
    public int WatchedStreamsMax { get; set; } = 64;

    /// <summary>Streams that are diagnosed at a time at one address and port: a camera, or a recorder with all its channels. Default: 4.</summary>
    [Range(1, 1_024)]
    public int StreamsPerRecorderMax { get; set; } = 4;

    /// <summary>Streams that are diagnosed at a time in one unit, for the sake of its line. Default: 32.</summary>
    [Range(1, 4_096)]
    public int StreamsPerUnitMax { get; set; } = 32;

    /// <summary>Resident memory at which a worker is replaced, in MiB. Default: 1,024.</summary>
    [Range(128, 16_384)]
    public int WorkerMemoryMiBMax { get; set; } = 1_024;

    /// <summary>Requests after which a worker is replaced, so that no leak of a decoder adds up. Default: 5,000.</summary>
    [Range(1, 1_000_000)]
    public int WorkerRequestsMax { get; set; } = 5_000;

    /// <summary>How long a worker may take to say hello. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan WorkerStartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stream that killed two workers is left alone, unless its configuration changes before. Default: 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan QuarantineTime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How the packets travel; UDP for cameras that refuse TCP. Default: RtspTcp.</summary>
    [AllowedValues(WorkerTransport.RtspTcp, WorkerTransport.RtspUdp)]
    public WorkerTransport Transport { get; set; } = WorkerTransport.RtspTcp;

    /// <summary>Largest JPEG of a keyframe in KiB. Default: 512.</summary>
    [Range(16, 1_024)]
    public int PictureKiBMax { get; set; } = 512;

    /// <summary>The worker's executable. Default: <c>prisonops-decoder</c> beside the product.</summary>
    [Required]
    public string WorkerPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "prisonops-decoder");
}
