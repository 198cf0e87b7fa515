namespace PrisonOps.Tests.CameraSimulator;

/// <summary>What the camera does otherwise than a good one. Pictures are counted from 0 in the order in which a viewer would get them.</summary>
public sealed record CameraBehaviour
{
    public static CameraBehaviour Good { get; } = new();

    /// <summary>Before the answer to DESCRIBE.</summary>
    public TimeSpan DescribeDelay { get; init; }

    /// <summary>Before the answer to PLAY.</summary>
    public TimeSpan PlayDelay { get; init; }

    /// <summary>From the answer to PLAY to the first packet.</summary>
    public TimeSpan FirstPacketDelay { get; init; }

    /// <summary>Where in the clip a viewer joins.</summary>
    public int FirstPicture { get; init; }

    /// <summary>How much later than its time a picture is sent; those after it catch up. Its time stamp stays.</summary>
    public Func<int, TimeSpan> Lateness { get; init; } = static _ => TimeSpan.Zero;

    /// <summary>Pictures that are not sent; time goes on.</summary>
    public Predicate<SentPicture> IsLeftOut { get; init; } = static _ => false;

    /// <summary>After so many pictures nothing comes any more and the session stays.</summary>
    public int StallAfter { get; init; } = int.MaxValue;

    /// <summary>After so many pictures the camera hangs up.</summary>
    public int HangUpAfter { get; init; } = int.MaxValue;

    /// <summary>Neither in the description nor in the stream.</summary>
    public bool HasParameterSets { get; init; } = true;

    /// <summary>Changes a payload before it is sent; empty loses the packet.</summary>
    public Func<byte[], byte[]> Damage { get; init; } = static payload => payload;

    /// <summary>Stands for the codec in the description ("VP4711").</summary>
    public string? DescribedCodec { get; init; }

    /// <summary>Whether the description names sound instead of video.</summary>
    public bool HasSoundOnly { get; init; }

    /// <summary>The method that is refused with <see cref="RefusedWith"/>; "" refuses none.</summary>
    public string Refused { get; init; } = "";

    public int RefusedWith { get; init; } = 404;

    /// <summary>Changes an answer before it is sent; empty hangs up.</summary>
    public Func<byte[], byte[]> Answer { get; init; } = static answer => answer;

    /// <summary>Connections are accepted and nothing is ever said.</summary>
    public bool IsMute { get; init; }

    public CameraTls Tls { get; init; }

    /// <summary>Asked for by digest when it is given.</summary>
    public string? UserName { get; init; }

    public string Password { get; init; } = "";
}
