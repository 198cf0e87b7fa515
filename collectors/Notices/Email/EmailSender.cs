using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Collectors.Notices.Email;

/// <summary>
/// Mail over SMTP (RFC 5321). The message id is the notice's, so that a mail that was accepted while we ended before writing it down, and therefore
/// comes twice, can be told by it: SMTP itself has no way to ask.
/// </summary>
internal sealed class EmailSender(IPictureStore pictures, NoticeLinks links, IOptions<NoticeSendingOptions> options, TimeProvider time) : INoticeSender
{
    public NoticeChannelKind Kind => NoticeChannelKind.Email;

    public async Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        if (channel.Settings.Email is not { } settings) return NoticeOutcome.Refused($"channel '{channel.Name}' has no mail server");
        if (!MailboxAddress.TryParse(notice.Notice.Target, out MailboxAddress? to)) return NoticeOutcome.Refused($"'{notice.Notice.Target}' is no mail address");

        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            using MimeMessage message = await Message(channel, settings, to, notice, patience.Token);
            using SmtpClient client = new() { ServerCertificateValidationCallback = AuthorityTrust.Of(settings.AuthorityPem), CheckCertificateRevocation = false };
            await client.ConnectAsync(settings.Host, settings.Port, Security(settings.Encryption), patience.Token);
            if (settings.UserName is { } user && secret is not null) await client.AuthenticateAsync(user, secret, patience.Token);
            string answer = await client.SendAsync(message, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return NoticeOutcome.Sent(answer);
        }
        catch (SmtpCommandException refused)
        {
            string answer = $"{(int)refused.StatusCode} {refused.Message}";
            return (int)refused.StatusCode >= 500 ? NoticeOutcome.Refused(answer) : NoticeOutcome.Failed(answer);
        }
        catch (Exception failure) when (
            failure is SocketException or IOException or ProtocolException or SslHandshakeException or AuthenticationException or NotSupportedException
            or ServiceNotConnectedException)
        {
            return NoticeOutcome.Failed($"{settings.Host}:{settings.Port}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoticeOutcome.Failed($"{settings.Host}:{settings.Port} did not finish within {options.Value.Timeout.TotalSeconds:0} s");
        }
    }

    private async Task<MimeMessage> Message(
        NoticeChannel channel, EmailSettings settings, MailboxAddress to, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        MimeMessage message = new() { Subject = notice.Notice.Title, Date = notice.Notice.CreatedAt, MessageId = $"{notice.Notice.Id}@prisonops" };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(to);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-PrisonOps-Sent-At", $"{time.GetUtcNow():O}");
        TextPart text = new(TextFormat.Plain) { Text = links.TextOf(notice.Notice) };
        message.Body = channel.Pictures && !notice.Pictures.IsEmpty ? await WithPictures(text, notice, cancellationToken) : text;
        return message;
    }

    private async Task<MimeEntity> WithPictures(TextPart text, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        Multipart parts = new("mixed") { text };
        foreach (Guid key in notice.Pictures)
        {
            // The permission of the channel lets it leave; a picture that is past its time is left out.
            if (await pictures.Find(UnitScope.Everything, key, cancellationToken) is not { } picture) continue;
            parts.Add(new MimePart("image", "jpeg")
            {
                Content = new MimeContent(new MemoryStream(picture.Jpeg)), ContentDisposition = new(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64, FileName = $"{picture.TakenAt:yyyyMMdd-HHmmss}.jpg",
            });
        }

        return parts;
    }

    private static SecureSocketOptions Security(MailEncryption encryption) => encryption switch
    {
        MailEncryption.Tls => SecureSocketOptions.SslOnConnect,
        MailEncryption.None => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
