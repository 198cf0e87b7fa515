namespace PrisonOps.Ports.Health;

/// <summary>Whether streams can be decoded now. Never waits.</summary>
public interface IDecoderHealth
{
    DecoderReadiness Current { get; }
}
