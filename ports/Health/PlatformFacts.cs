namespace PrisonOps.Ports.Health;

/// <param name="Host">"embedded" or "orleans".</param>
/// <param name="IcmpMethod">How echo requests are sent ("raw socket", "datagram socket", "ping program"); "" when none was needed yet.</param>
public sealed record PlatformFacts(
    string Host, DateTimeOffset StartedAt, string DatabaseState, string DatabaseDetail, int Activations, long SamplesWritten, long SamplesSpilled,
    long SamplesDropped, string IcmpMethod, bool DecoderAvailable, string DecoderDetail, int DecoderWorkers, int DecoderQueued);
