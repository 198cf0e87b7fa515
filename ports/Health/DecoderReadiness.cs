namespace PrisonOps.Ports.Health;

/// <param name="Failure">Why no worker can be started, with the way to mend it; null when the last start succeeded or none was needed yet.</param>
/// <param name="Workers">Decoder processes that run now.</param>
/// <param name="Queued">Diagnoses that wait for a place in a worker.</param>
public readonly record struct DecoderReadiness(string? Failure, int Workers, int Queued);
