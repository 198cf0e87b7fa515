namespace PrisonOps.Ports.Cameras.Workers;

/// <summary>The first message of a worker.</summary>
/// <param name="Decoder">The versions of the decoder library; "" when it could not be loaded.</param>
/// <param name="Problem">Why this worker cannot decode and how to mend it; "" when it can.</param>
public sealed record WorkerHello(int ProcessId, string Decoder, string Problem);
