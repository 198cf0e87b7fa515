namespace PrisonOps.Ports.Cameras;

/// <summary>A bounded queue in front of the decoder workers. Never waits.</summary>
public interface IKeyframeSource
{
    /// <summary>False when the queue is full: nothing was asked and nothing will be delivered.</summary>
    bool Request(KeyframeRequest request);
}
