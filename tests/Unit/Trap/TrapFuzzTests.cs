using System.Net;
using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Security;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Collectors.Trap;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Snmp;
using PrisonOps.Tests.Unit.Syslog;

namespace PrisonOps.Tests.Unit.Trap;

/// <summary>Whatever a datagram at the trap port holds, it is a bounded notification or none: never an exception.</summary>
public sealed class TrapFuzzTests
{
    private static readonly IPEndPoint Sender = new(IPAddress.Loopback, 40_000);
    private static readonly CredentialSecret Secret = new("snmp-v3", null, "watch", null, "SHA-1", "authenticate-me", null, null, null);

    [Fact]
    public Task Five_hundred_mutated_notifications_are_read_or_refused() => Fuzz(500, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public async Task A_million_mutated_notifications_under_ten_seeds_are_read_or_refused()
    {
        for (int seed = 2; seed < 12; seed++) await Fuzz(100_000, seed);
    }

    private static async Task Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        var door = new UsmDoor(new OneUser(), TimeProvider.System);
        byte[][] originals = [Version1(), Community(PduType.TrapV2), Community(PduType.Inform), Version3()];
        int readAnyway = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] mutated = Mutations.Of(originals[round % originals.Length], random);
            try
            {
                if (await Read(door, mutated) is not { } read) continue;

                readAnyway++;
                Assert.InRange(read.Variables.Length, 0, 65);
                Assert.All(read.Variables, variable => Assert.InRange(variable.Value.Length, 0, 2_000));
                Assert.InRange(read.Text.Length, 0, 2_001);
                Assert.DoesNotContain(read.Text, char.IsControl);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure.GetType().Name} at {Convert.ToHexString(mutated)}");
            }
        }

        Assert.InRange(readAnyway, 5, rounds);
    }

    private static async Task<Notification?> Read(UsmDoor door, byte[] datagram) =>
        ReadCommunity(datagram) ?? (await door.Open(datagram, Sender, TestContext.Current.CancellationToken))?.Notification;

    private static Notification? ReadCommunity(byte[] datagram)
    {
        if (!MessageFrame.TryOpen(datagram, out int version, out BerReader reader, out _)) return null;
        if (version == (int)SnmpVersion.V1) return NotificationReader.ReadVersion1(reader);

        return version == (int)SnmpVersion.V2c && CommunityMessage.TryRead(reader, out ReadOnlySpan<byte> community, out Pdu pdu) && InformAnswer.OfCommunity(community, pdu).Length > 0
            ? NotificationReader.Read(pdu)
            : null;
    }

    private static byte[] Version1()
    {
        var writer = new BerWriter(new byte[1_500]);
        int end = writer.Position;
        WriteVariables(ref writer);
        writer.Unsigned(12_345, (byte)SnmpType.TimeTicks);
        writer.Integer(7);
        writer.Integer(6);
        writer.Octets([192, 0, 2, 7], (byte)SnmpType.Address);
        writer.Octets(ObjectIdentifier.Parse("1.3.6.1.4.1.32473.9").Encoded, BerTag.Name);
        writer.Wrap((byte)PduType.TrapV1, end);
        writer.Octets("public"u8);
        writer.Integer(0);
        writer.Wrap(BerTag.Sequence, end);
        return writer.Written.ToArray();
    }

    private static byte[] Community(PduType type)
    {
        var writer = new BerWriter(new byte[1_500]);
        int end = writer.Position;
        WriteUnit(ref writer, type);
        writer.Octets("public"u8);
        writer.Integer(1);
        writer.Wrap(BerTag.Sequence, end);
        return writer.Written.ToArray();
    }

    private static byte[] Version3()
    {
        var unit = new BerWriter(new byte[1_500]);
        int end = unit.Position;
        WriteUnit(ref unit, PduType.TrapV2);
        unit.Octets("context"u8);
        unit.Octets("engine"u8);
        unit.Wrap(BerTag.Sequence, end);
        var writer = new BerWriter(new byte[1_500]);
        var user = new SnmpUser("watch") { Authentication = SnmpAuthentication.Sha1, AuthenticationPassword = "authenticate-me" };
        byte[] engine = "engine"u8.ToArray();
        UsmMessage.Write(ref writer, 77, false, new(engine, 3, 99, 0), 99, user, new UsmKeyCache().For(user, engine), 1, unit.Written);
        return writer.Written.ToArray();
    }

    private static void WriteUnit(ref BerWriter writer, PduType type)
    {
        int end = writer.Position;
        WriteVariables(ref writer);
        writer.Integer(0);
        writer.Integer(0);
        writer.Integer(123_456);
        writer.Wrap((byte)type, end);
    }

    private static void WriteVariables(ref BerWriter writer)
    {
        int end = writer.Position;
        for (uint i = 0; i < 9; i++)
        {
            int variableEnd = writer.Position;
            switch (i % 4)
            {
                case 0: writer.Octets("text of a device\u0007"u8); break;
                case 1: writer.Octets([0, 17, 34, 0xFF]); break;
                case 2: writer.WrappedFloat(24.5f); break;
                default: writer.Octets(ObjectIdentifier.Parse("1.3.6.1.6.3.1.1.5.3").Encoded, BerTag.Name); break;
            }

            writer.Octets(ObjectIdentifier.Parse(i == 3 ? "1.3.6.1.6.3.1.1.4.1.0" : $"1.3.6.1.2.1.2.2.1.{i}.70000").Encoded, BerTag.Name);
            writer.Wrap(BerTag.Sequence, variableEnd);
        }

        writer.Wrap(BerTag.Sequence, end);
    }

    private sealed class OneUser : ITrapUsers
    {
        public ValueTask<ImmutableArray<CredentialSecret>> Find(string userName, CancellationToken cancellationToken) =>
            ValueTask.FromResult<ImmutableArray<CredentialSecret>>(userName == "watch" ? [Secret] : []);
    }
}
