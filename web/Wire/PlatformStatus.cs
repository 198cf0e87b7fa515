namespace PrisonOps.Web.Wire;

public sealed record PlatformStatus(
    string Version, string Host, DateTimeOffset StartedAt, DatabaseStatus Database, int Activations, int FeedClients, long SamplesWritten,
    long SamplesSpilled, long SamplesDropped, string IcmpMethod, DecoderStatus Decoder);
