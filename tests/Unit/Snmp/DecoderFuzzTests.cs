using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>Whatever a datagram holds, it is answered or refused: never an exception, never a read beyond its octets.</summary>
public sealed class DecoderFuzzTests
{
    private static readonly UsmKeys Keys = new(new byte[20], new byte[16]);

    [Fact]
    public void Five_hundred_mutated_messages_are_read_or_refused() => Assert.InRange(Fuzz(500, seed: 1), 5, 500);

    [Fact]
    [Trait("Ring", "long")]
    public void Ten_thousand_mutated_messages_under_ten_seeds_are_read_or_refused()
    {
        for (int seed = 2; seed < 12; seed++) Assert.InRange(Fuzz(10_000, seed), 100, 10_000);
    }

    /// <summary>Gives how many were readable all the same: with none, the mutations would be too wild to reach the inner layers.</summary>
    private static int Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        byte[][] originals = [CommunityAnswer(), SignedMessage(), Convert.FromHexString("30130201010406707562" + "6C6963A20602010102010002010030" + "00")];
        int readAnyway = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] mutated = Mutate([.. originals[round % originals.Length]], random);
            try
            {
                readAnyway += Read(mutated) ? 1 : 0;
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure.GetType().Name} at {Convert.ToHexString(mutated)}");
            }
        }

        return readAnyway;
    }

    private static byte[] Mutate(byte[] message, Random random)
    {
        for (int changes = random.Next(1, 5); changes > 0 && message.Length > 0; changes--)
        {
            int at = random.Next(message.Length);
            switch (random.Next(6))
            {
                case 0: message[at] = (byte)random.Next(256); break;
                case 1: message[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: message = message[..at]; break;
                case 3: message = [.. message[..at], .. message[Math.Min(at + random.Next(1, 9), message.Length)..]]; break;
                case 4: message = [.. message[..at], .. Octets(random.Next(1, 9)), .. message[at..]]; break;
                default: message[at] = (byte)(0x80 | random.Next(16)); break;
            }
        }

        return message;

        byte[] Octets(int count)
        {
            byte[] octets = new byte[count];
            random.NextBytes(octets);
            return octets;
        }
    }

    /// <summary>The way of every datagram: frame, version, data unit, variables, and every face of every value.</summary>
    private static bool Read(byte[] datagram)
    {
        if (!MessageFrame.TryOpen(datagram, out int version, out BerReader reader, out string? fault))
        {
            Assert.NotNull(fault);
            return false;
        }

        if (version == (int)SnmpVersion.V3)
        {
            UsmFrame.TryReadMessageId(reader, out _);
            if (!UsmMessage.TryRead(datagram, out UsmMessage message)) return false;

            message.IsSignedWith(datagram, SnmpAuthentication.Sha1, Keys);
            return message.OpenScoped(SnmpPrivacy.Aes128, Keys) is { } scoped
                && UsmMessage.TryReadScoped(scoped, out _, out _, out Pdu inner) && Touch(inner);
        }

        return CommunityMessage.TryRead(reader, out _, out Pdu pdu) && Touch(pdu);
    }

    private static bool Touch(Pdu pdu)
    {
        using SnmpAnswer? answer = VariableDecoder.Decode(pdu.Variables, (SnmpErrorStatus)pdu.First, pdu.Second, TimeSpan.Zero);
        for (int i = 0; i < answer?.Count; i++)
        {
            SnmpVariable variable = answer[i];
            _ = (variable.ToText(), variable.AsNumber, variable.AsSigned, variable.AsUnsigned, variable.ToName().ToString());
            Assert.Equal(0, ObjectIdentifier.Compare(variable.Name, variable.ToName().Encoded));
        }

        return answer is not null;
    }

    private static byte[] CommunityAnswer()
    {
        var writer = new BerWriter(new byte[1_500]);
        int end = writer.Position;
        WriteUnit(ref writer);
        writer.Octets("public"u8);
        writer.Integer(1);
        writer.Wrap(BerTag.Sequence, end);
        return writer.Written.ToArray();
    }

    private static byte[] SignedMessage()
    {
        var unit = new BerWriter(new byte[1_500]);
        int end = unit.Position;
        WriteUnit(ref unit);
        unit.Octets("context"u8);
        unit.Octets("engine"u8);
        unit.Wrap(BerTag.Sequence, end);
        var writer = new BerWriter(new byte[1_500]);
        var user = new SnmpUser("watch") { Authentication = SnmpAuthentication.Sha1, Privacy = SnmpPrivacy.Aes128 };
        UsmMessage.Write(ref writer, 77, true, new("engine"u8.ToArray(), 3, 99, 0), 99, user, Keys with { Privacy = [] }, 1, unit.Written);
        return writer.Written.ToArray();
    }

    private static void WriteUnit(ref BerWriter writer)
    {
        int end = writer.Position;
        for (uint i = 0; i < 12; i++)
        {
            int variableEnd = writer.Position;
            switch (i % 6)
            {
                case 0: writer.Integer(-5); break;
                case 1: writer.Unsigned(ulong.MaxValue - i, (byte)SnmpType.Counter64); break;
                case 2: writer.Octets("text of a device"u8); break;
                case 3: writer.Octets(ObjectIdentifier.Parse("1.3.6.1.4.1.32473.1").Encoded, BerTag.Name); break;
                case 4: writer.WrappedFloat(24.5f); break;
                default: writer.Null((byte)SnmpType.NoSuchInstance); break;
            }

            writer.Octets(ObjectIdentifier.FromArcs(1, 3, 6, 1, 2, 1, 2, 2, 1, i, 70_000 + i).Encoded, BerTag.Name);
            writer.Wrap(BerTag.Sequence, variableEnd);
        }

        writer.Wrap(BerTag.Sequence, end);
        writer.Integer(0);
        writer.Integer(0);
        writer.Integer(123_456);
        writer.Wrap((byte)PduType.Response, end);
    }
}
