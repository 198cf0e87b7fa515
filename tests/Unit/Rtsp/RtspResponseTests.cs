using System.Text;
using PrisonOps.Collectors.Access;
using PrisonOps.Collectors.Rtsp;

namespace PrisonOps.Tests.Unit.Rtsp;

public sealed class RtspResponseTests
{
    private const string Described =
        "RTSP/1.0 200 OK\r\nCSeq: 1\r\ncontent-LENGTH: 22\r\nWWW-Authenticate: Basic realm=\"a\"\r\nWWW-Authenticate: Digest realm=\"b\", nonce=\"c\"\r\n\r\nv=0\r\nm=video 0 RTP/AVP";

    [Fact]
    public void An_answer_is_read_with_its_headers_whatever_their_case_and_its_body()
    {
        RtspResponse response = Parse(Described)!;

        Assert.Equal((200, "OK"), (response.Status, response.Phrase));
        Assert.Equal("1", response.Header("cseq"));
        Assert.Equal(2, response.AllHeaders("www-authenticate").Count());
        Assert.Equal("v=0\r\nm=video 0 RTP/AVP", response.Body);
    }

    [Fact]
    public void An_answer_is_waited_for_until_its_last_byte()
    {
        for (int cut = 0; cut < Described.Length; cut++) Assert.Null(Parse(Described[..cut]));
        Assert.NotNull(Parse(Described));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("RTSP/1.0 OK\r\n\r\n")]
    [InlineData("RTSP/1.0 999 Beyond\r\n\r\n")]
    [InlineData("RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("RTSP/1.0 200 OK\r\nContent-Length: 99999999\r\n\r\n")]
    [InlineData("\0\0\0\0")]
    public void What_is_no_answer_is_refused_at_once(string received) => Assert.Throws<InvalidDataException>(() => Parse(received));

    [Fact]
    public void A_head_without_an_end_is_refused_at_its_bound() =>
        Assert.Throws<InvalidDataException>(() => Parse("RTSP/1.0 200 OK\r\n" + new string('x', RtspResponse.HeadBytesMax)));

    [Fact]
    public void Five_hundred_broken_answers_are_read_or_refused_and_nothing_else() => AssertReadOrRefused(500);

    [Fact]
    [Trait("Ring", "long")]
    public void Ten_thousand_broken_answers_are_read_or_refused_and_nothing_else() => AssertReadOrRefused(10_000);

    private static void AssertReadOrRefused(int count)
    {
        var random = new Random(7);
        byte[] good = Encoding.UTF8.GetBytes(Described);
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = [.. good];
            for (int flips = random.Next(1, 8); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(3) == 0) bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                RtspResponse? response = RtspResponse.Parse(bytes);
                if (response is null) continue;
                Assert.InRange(response.Status, 100, 599);
                ChallengeAnswer.To(response.AllHeaders("WWW-Authenticate"), "DESCRIBE", "rtsp://127.0.0.1/", "user", "password");
            }
            catch (InvalidDataException refused)
            {
                Assert.NotEmpty(refused.Message);
            }
        }
    }

    private static RtspResponse? Parse(string text) => RtspResponse.Parse(Encoding.UTF8.GetBytes(text));
}
