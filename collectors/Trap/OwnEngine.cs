using System.Text;

namespace PrisonOps.Collectors.Trap;

/// <summary>
/// The engine that senders of informs of version 3 see: of an inform the receiver is the authority (RFC 3414 section 1.5.1). Its boots are
/// counted by the clock, one for each half minute since 2026, so that they grow with every start and nothing has to be kept.
/// </summary>
internal sealed class OwnEngine(string name, TimeProvider time)
{
    private const int BootSeconds = 30;
    private const int NameOctetsMax = 27;
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly long startedAt = time.GetTimestamp();

    /// <summary>RFC 3411: the number of the enterprise (that of the documentation) with its first bit set, 4 for text, the text.</summary>
    public byte[] Id { get; } = [0x80, 0x00, 0x7E, 0xD9, 0x04, .. Encoding.UTF8.GetBytes(name).AsSpan(0, Math.Min(Encoding.UTF8.GetByteCount(name), NameOctetsMax))];

    public int Boots { get; } = (int)Math.Max(1, (time.GetUtcNow() - Epoch).TotalSeconds / BootSeconds);

    /// <summary>Seconds since the start.</summary>
    public int Time => (int)time.GetElapsedTime(startedAt).TotalSeconds;
}
