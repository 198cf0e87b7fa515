using Microsoft.Extensions.Logging.Abstractions;
using PrisonOps.Collectors.Rtsp;

namespace PrisonOps.Tests.Peers.Decoder;

/// <summary>One worker for all tests of a class.</summary>
public sealed class SharedStreams : IAsyncDisposable
{
    public DirectStreams Streams { get; } = new(new() { Workers = 1 }, TimeProvider.System, NullLogger<DirectStreams>.Instance);

    public ValueTask DisposeAsync() => Streams.DisposeAsync();
}
