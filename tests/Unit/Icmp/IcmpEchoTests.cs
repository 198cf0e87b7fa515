using PrisonOps.Collectors.Icmp;

namespace PrisonOps.Tests.Unit.Icmp;

public sealed class IcmpEchoTests
{
    [Fact]
    public void A_request_carries_the_checksum_of_the_internet()
    {
        byte[] message = new byte[IcmpEcho.MessageOctets];

        IcmpEcho.Write(message, 0x1234, 7, 0x0102030405060708);

        Assert.Equal(0, IcmpEcho.Checksum(message));
        Assert.Equal("08", Convert.ToHexString(message[..1]));
    }

    [Fact]
    public void A_reply_gives_back_what_was_asked()
    {
        byte[] message = new byte[IcmpEcho.MessageOctets];
        IcmpEcho.Write(message, 0x1234, 7, -5);
        message[0] = IcmpEcho.TypeReply;

        Assert.True(IcmpEcho.TryReadReply(message, out ushort identifier, out ushort sequence, out long nonce));
        Assert.Equal((0x1234, 7, -5L), (identifier, sequence, nonce));
        Assert.False(IcmpEcho.TryReadReply(message.AsSpan(0, 15), out _, out _, out _));
    }

    [Fact]
    public void Unreachable_tells_which_request_it_is_about()
    {
        byte[] request = new byte[IcmpEcho.MessageOctets];
        IcmpEcho.Write(request, 0x1234, 7, 1);
        byte[] ip = new byte[20];
        ip[0] = 0x45;
        byte[] message = [3, 13, 0, 0, 0, 0, 0, 0, .. ip, .. request.AsSpan(0, 8)];

        Assert.True(IcmpEcho.TryReadUnreachable(message, out byte code, out ushort identifier, out ushort sequence));
        Assert.Equal((13, 0x1234, 7), (code, identifier, sequence));
        for (int length = 0; length < message.Length; length++)
        {
            Assert.False(IcmpEcho.TryReadUnreachable(message.AsSpan(0, length), out _, out _, out _), $"cut to {length} octets");
        }
    }
}
