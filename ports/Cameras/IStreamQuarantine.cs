using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras;

/// <summary>The streams of this process that killed two decoder workers and are left alone.</summary>
public interface IStreamQuarantine
{
    ImmutableArray<QuarantinedCamera> Quarantined { get; }

    /// <summary>Gives a stream another chance; false when it was not left alone.</summary>
    bool Lift(Guid cameraId);
}
