using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>One stream or file that a person names, outside of the grid.</summary>
/// <param name="Location">A path, or <c>rtsp://[user:password@]host[:port]/path</c>.</param>
/// <param name="Keyframes">How many are wanted, 1 to 32.</param>
/// <param name="AnswerWithin">The answer comes by then whatever happens.</param>
public sealed record DirectRequest(string Location, int Keyframes, TimeSpan AnswerWithin)
{
    /// <summary>How many consecutive frames are measured as well, 0 to 64.</summary>
    public int BurstFrames { get; init; }

    /// <summary>Whether the last keyframe comes back as a JPEG.</summary>
    public bool WantPicture { get; init; }

    /// <summary>How the packets of a stream travel.</summary>
    public WorkerTransport Transport { get; init; } = WorkerTransport.RtspTcp;

    /// <summary>The location may hold a password; a record would print it.</summary>
    public override string ToString() => $"request for {StreamLocation.WithoutCredentials(Location)}";
}
