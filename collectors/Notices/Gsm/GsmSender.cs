using System.Net.Sockets;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices.Gsm;

/// <summary>
/// Short messages by a modem of our own, for sites without internet. A short message has no id that a network would know again: one that was sent
/// when our side ended before writing it down comes twice.
/// </summary>
internal sealed class GsmSender(NoticeLinks links, IOptions<NoticeSendingOptions> options) : INoticeSender
{
    /// <summary>A network may take half a minute for one unit.</summary>
    private static readonly TimeSpan PerUnit = TimeSpan.FromSeconds(40);

    public NoticeChannelKind Kind => NoticeChannelKind.Gsm;

    public async Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        if (channel.Settings.Gsm is not { } settings) return NoticeOutcome.Refused($"channel '{channel.Name}' has no modem");

        string text = notice.Notice.AlarmIds.Length == 1 ? notice.Notice.Text : $"{notice.Notice.Title}\n{notice.Notice.Text}";
        if (links.Of(notice.Notice) is { } link) text = $"{text}\n{link}";
        IReadOnlyList<(string Hex, int Octets)> units = ShortMessage.Of(notice.Notice.Target, text, notice.Notice.Id.ToByteArray()[^1]);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout + (PerUnit * units.Count));
        try
        {
            using GsmModem modem = await GsmModem.Open(settings.Device, settings.BaudRate, patience.Token);
            await modem.Begin(patience.Token);
            List<string> references = [];
            foreach ((string hex, int octets) in units) references.Add(await modem.Send(hex, octets, patience.Token));
            return NoticeOutcome.Sent($"+CMGS {string.Join(' ', references)}");
        }
        catch (Exception failure) when (failure is ModemException or IOException or SocketException or UnauthorizedAccessException)
        {
            return NoticeOutcome.Failed($"{settings.Device}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoticeOutcome.Failed($"{settings.Device} did not answer in time");
        }
    }
}
