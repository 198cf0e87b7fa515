namespace PrisonOps.Ports.Health;

/// <param name="Host">"embedded" or "orleans".</param>
/// <param name="IcmpMethod">How echo requests are sent ("raw socket", "datagram socket", "ping program"); "" when none was needed yet.</param>
/// <param name="DecoderDetail">Why no stream can be decoded; "" when it can.</param>
public sealed record PlatformFacts(
    string Host, DateTimeOffset StartedAt, int Activations, string IcmpMethod, bool DecoderAvailable, string DecoderDetail, int DecoderWorkers,
    int DecoderQueued);
