using System.Text.Json;
using PrisonOps.Collectors.Notices.Email;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Peers.Programs;
using static PrisonOps.Tests.Peers.Notices.SentNotices;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>Mail to a server of another hand (aiosmtpd), over STARTTLS with a certificate of an authority of one's own.</summary>
public sealed class EmailSenderTests
{
    private const string Password = "口令";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.5-c.1")]
    public async Task A_mail_arrives_encrypted_with_its_chinese_subject_and_a_link()
    {
        using OwnAuthority authority = await OwnAuthority.Make();
        (ToldProgram server, int port) = await Start(authority);
        using ToldProgram ended = server;
        OutgoingNotice notice = To("duty@x.cn");

        NoticeOutcome outcome = await Sender().Send(Channel(NoticeChannelKind.Email, Settings(port, authority.Pem)), Password, notice, Stop);

        Assert.True(outcome.IsSent, outcome.Answer);
        JsonElement mail = JsonDocument.Parse(await server.Line()).RootElement;
        Assert.Equal(notice.Notice.Title, mail.GetProperty("subject").GetString());
        Assert.StartsWith("Subject: =?utf-8?", mail.GetProperty("rawSubject").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((true, "ops", "ops@x.cn"), (mail.GetProperty("tls").GetBoolean(), mail.GetProperty("user").GetString(), mail.GetProperty("from").GetString()));
        Assert.Equal($"<{notice.Notice.Id}@prisonops>", mail.GetProperty("id").GetString());
        string text = mail.GetProperty("text").GetString()!;
        Assert.Contains(notice.Notice.Text, text, StringComparison.Ordinal);
        Assert.Contains($"https://ops.prison:8443/alarms?alarm={notice.Notice.AlarmIds[0]}", text, StringComparison.Ordinal);
        Assert.Empty(mail.GetProperty("attachments").EnumerateArray());
    }

    [Fact]
    public async Task A_picture_goes_with_a_mail_only_where_the_channel_may_send_it()
    {
        using OwnAuthority authority = await OwnAuthority.Make();
        (ToldProgram server, int port) = await Start(authority);
        using ToldProgram ended = server;
        NoticeChannel channel = Channel(NoticeChannelKind.Email, Settings(port, authority.Pem));
        OutgoingNotice notice = To("duty@x.cn") with { Pictures = [Guid.NewGuid()] };

        await Sender().Send(channel, Password, notice, Stop);
        await Sender().Send(channel with { Pictures = true }, Password, notice, Stop);

        Assert.Equal(0, JsonDocument.Parse(await server.Line()).RootElement.GetProperty("attachments").GetArrayLength());
        Assert.Equal("20260301-080000.jpg", JsonDocument.Parse(await server.Line()).RootElement.GetProperty("attachments")[0].GetString());
    }

    [Fact]
    public async Task A_server_that_nobody_trusts_gets_neither_password_nor_mail()
    {
        using OwnAuthority authority = await OwnAuthority.Make(), other = await OwnAuthority.Make();
        (ToldProgram server, int port) = await Start(authority);
        using ToldProgram ended = server;

        NoticeOutcome untrusted = await Sender().Send(Channel(NoticeChannelKind.Email, Settings(port, null)), Password, To("duty@x.cn"), Stop);
        NoticeOutcome foreign = await Sender().Send(Channel(NoticeChannelKind.Email, Settings(port, other.Pem)), Password, To("duty@x.cn"), Stop);

        Assert.False(untrusted.IsSent || foreign.IsSent, untrusted.Answer + foreign.Answer);
        Assert.False(server.HasLine);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_an_unknown_address_is_not()
    {
        using OwnAuthority authority = await OwnAuthority.Make();
        (ToldProgram server, int port) = await Start(authority);
        using ToldProgram ended = server;
        NoticeChannel channel = Channel(NoticeChannelKind.Email, Settings(port, authority.Pem));

        NoticeOutcome refused = await Sender().Send(channel, "wrong", To("duty@x.cn"), Stop), unknown = await Sender().Send(channel, Password, To("nobody@x.cn"), Stop);

        Assert.Equal((false, false), (refused.IsSent, refused.IsFinal));
        Assert.Contains("535", refused.Answer, StringComparison.Ordinal);
        Assert.Equal((false, true), (unknown.IsSent, unknown.IsFinal));
        Assert.Contains("550", unknown.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_failure_with_its_name()
    {
        int port = PeerProgram.FreePort();

        NoticeOutcome outcome = await Sender().Send(Channel(NoticeChannelKind.Email, Settings(port, null)), Password, To("duty@x.cn"), Stop);

        Assert.Equal((false, false), (outcome.IsSent, outcome.IsFinal));
        Assert.StartsWith($"127.0.0.1:{port}", outcome.Answer, StringComparison.Ordinal);
    }

    private static async Task<(ToldProgram Server, int Port)> Start(OwnAuthority authority)
    {
        PeerProgram.Require("/usr/lib/python3/dist-packages/aiosmtpd/smtp.py", "python3-aiosmtpd");
        int port = PeerProgram.FreePort();
        ToldProgram server = ToldProgram.Start("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "Notices", "mail-server.py"), $"{port}", authority.CertificatePath, authority.KeyPath);
        await Listening.Until(port);
        return (server, port);
    }

    private static EmailSender Sender() => new(new OnePicture(), Links, Options, TimeProvider.System);

    private static NoticeChannelSettings Settings(int port, string? pem) =>
        new() { Email = new("127.0.0.1", port, MailEncryption.StartTls, "ops@x.cn", "ops", [], pem) };

    private sealed class OnePicture : IPictureStore
    {
        public Task<Guid> Keep(Guid cameraId, UnitPlace place, PictureKind kind, TakenPicture picture, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredPicture?> FindNewest(UnitScope scope, Guid cameraId, PictureKind kind, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredPicture?> Find(UnitScope scope, Guid pictureKey, CancellationToken cancellationToken) =>
            Task.FromResult<StoredPicture?>(new(pictureKey, Guid.NewGuid(), default, new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), [0xFF, 0xD8, 0xFF, 0xD9]));
    }
}
