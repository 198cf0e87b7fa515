using PrisonOps.Collectors.Modbus.Wire;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Tests.Unit.Modbus;

public sealed class ModbusFrameTests
{
    private static readonly ModbusRead ThreeRegisters = new(ModbusTable.HoldingRegisters, 107, 3);

    [Fact]
    public void The_example_of_the_specification_is_written_and_read()
    {
        byte[] buffer = new byte[ModbusFrame.TcpOctetsMax];

        int length = ModbusFrame.WriteTcp(buffer, 0x1501, 0x11, ThreeRegisters);
        ModbusReply reply = ModbusFrame.ReadAnswer(Convert.FromHexString("0306022B00000064"), ThreeRegisters);

        Assert.Equal("150100000006" + "11" + "03006B0003", Convert.ToHexString(buffer, 0, length));
        Assert.Null(reply.Fault);
        Assert.Equal("022B00000064", Convert.ToHexString(reply.Data));
    }

    [Fact]
    public void A_serial_request_carries_the_checksum_low_octet_first()
    {
        byte[] buffer = new byte[ModbusFrame.RtuOctetsMax];

        int length = ModbusFrame.WriteRtu(buffer, 0x11, ThreeRegisters);

        Assert.Equal("1103006B00037687", Convert.ToHexString(buffer, 0, length));
    }

    [Theory]
    [InlineData("8302", ModbusRefusal.IllegalDataAddress)]
    [InlineData("830B", ModbusRefusal.GatewayTargetFailedToRespond)]
    [InlineData("8301", ModbusRefusal.IllegalFunction)]
    public void An_exception_is_named(string pdu, ModbusRefusal expected) =>
        Assert.Equal(expected, ModbusFrame.ReadAnswer(Convert.FromHexString(pdu), ThreeRegisters).Refusal);

    [Theory]
    [InlineData("", "too short")]
    [InlineData("0406022B00000064", "function 4")]
    [InlineData("0304022B0000", "4 octets")]
    [InlineData("0306022B0000", "4 octets of data, announced as 6")]
    [InlineData("8300", "exception 0")]
    public void What_is_no_answer_to_the_question_is_refused_with_the_reason(string pdu, string reason) =>
        Assert.Contains(reason, ModbusFrame.ReadAnswer(Convert.FromHexString(pdu), ThreeRegisters).Fault, StringComparison.Ordinal);

    [Fact]
    public void A_serial_answer_with_a_wrong_checksum_or_of_another_unit_is_refused()
    {
        byte[] answer = [0x11, .. Convert.FromHexString("0306022B00000064"), 0, 0];
        ushort crc = Crc16.Of(answer.AsSpan(0, answer.Length - 2));
        (answer[^2], answer[^1]) = ((byte)crc, (byte)(crc >> 8));

        Assert.Null(ModbusFrame.ReadRtu(answer, 0x11, ThreeRegisters).Fault);
        Assert.Contains("unit 17", ModbusFrame.ReadRtu(answer, 0x12, ThreeRegisters).Fault, StringComparison.Ordinal);
        answer[4] ^= 1;
        Assert.Contains("checksum", ModbusFrame.ReadRtu(answer, 0x11, ThreeRegisters).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_mutated_answers_are_read_or_refused() => Fuzz(10_000, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_answers_are_read_or_refused() => Fuzz(1_000_000, seed: 2);

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        byte[] original = Convert.FromHexString("110306022B00000064");
        int readAnyway = 0, refused = 0;
        byte[] message = new byte[ModbusFrame.TcpOctetsMax];
        for (int round = 0; round < rounds; round++)
        {
            original.CopyTo(message, 0);
            int length = random.Next(4) == 0 ? random.Next(message.Length) : original.Length;
            for (int changes = random.Next(4); changes > 0 && length > 0; changes--) message[random.Next(length)] = (byte)random.Next(256);
            if (length >= 7) _ = ModbusFrame.TcpBodyOctets(message, out _);
            if (length >= 3) Assert.InRange(ModbusFrame.RtuBodyOctets(message), 2, ModbusFrame.RtuOctetsMax - 3);

            ModbusReply serial = ModbusFrame.ReadRtu(message.AsSpan(0, length), 0x11, ThreeRegisters);
            ModbusReply reply = length == 0 ? ModbusReply.Faulty("empty") : ModbusFrame.ReadAnswer(message.AsSpan(1, length - 1), ThreeRegisters);
            Assert.True(reply.Fault is not null || reply.Refusal != ModbusRefusal.None || reply.Data.Length == 6, $"seed {seed}, round {round}");
            Assert.True(serial.Fault is not null || serial.Refusal != ModbusRefusal.None || serial.Data.Length == 6, $"seed {seed}, round {round}");
            if (reply.Fault is null) readAnyway++;
            else refused++;
        }

        Assert.True(readAnyway > rounds / 20 && refused > rounds / 20, $"{readAnyway} were read and {refused} refused");
    }
}
