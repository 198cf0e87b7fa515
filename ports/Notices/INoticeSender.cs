namespace PrisonOps.Ports.Notices;

/// <summary>Brings a notice out by one kind of channel. Expected failures are outcomes, never exceptions.</summary>
public interface INoticeSender
{
    NoticeChannelKind Kind { get; }

    /// <param name="secret">Null when the channel has none.</param>
    Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken);
}
