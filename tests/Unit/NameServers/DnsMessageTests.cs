using PrisonOps.Collectors.NameServers;
using PrisonOps.Ports.Dns;

namespace PrisonOps.Tests.Unit.NameServers;

public sealed class DnsMessageTests
{
    // One question for "a.b", two addresses whose names point back to it.
    private const string Answer = "12348180000100020000000001610162000001" + "0001" + "C00C000100010000003C00040A010203" + "C00C000100010000003C00040A010204";

    [Fact]
    public void A_question_is_written_with_its_labels()
    {
        byte[] buffer = new byte[512];

        int length = DnsMessage.Write(buffer, 0x1234, "a.b.", DnsRecordType.A);

        Assert.Equal("1234010000010000000000000161016200" + "00010001", Convert.ToHexString(buffer, 0, length));
        Assert.Equal(0, DnsMessage.Write(buffer, 1, new string('a', 64), DnsRecordType.A));
    }

    [Fact]
    public void The_records_of_an_answer_are_read_through_their_pointers()
    {
        Assert.True(DnsMessage.TryRead(Convert.FromHexString(Answer), 0x1234, DnsRecordType.A, out DnsReply? reply));
        Assert.Equal(["10.1.2.3", "10.1.2.4"], reply.Values);
        Assert.False(DnsMessage.TryRead(Convert.FromHexString(Answer), 0x1235, DnsRecordType.A, out _));
    }

    [Fact]
    public void Ten_thousand_mutated_answers_are_read_or_refused() => Fuzz(10_000, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_answers_are_read_or_refused() => Fuzz(1_000_000, seed: 2);

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        DnsRecordType[] types = Enum.GetValues<DnsRecordType>();
        int read = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] message = Convert.FromHexString(Answer);
            DnsRecordType type = types[random.Next(types.Length)];
            message[message.Length - 13] = message[message.Length - 29] = (byte)type;
            for (int changes = random.Next(4); changes > 0; changes--) message[random.Next(2, message.Length)] = (byte)random.Next(256);
            int length = random.Next(3) == 0 ? random.Next(message.Length) : message.Length;
            if (DnsMessage.TryRead(message.AsSpan(0, length), 0x1234, type, out _)) read++;
        }

        Assert.InRange(read, rounds / 20, rounds);
    }
}
