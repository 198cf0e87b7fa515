using System.Buffers.Binary;
using System.Net;
using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Modbus;
using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Ports.Modbus;
using PrisonOps.Tests.Peers.Programs;

namespace PrisonOps.Tests.Peers.Modbus;

public sealed class ModbusClientTests : IDisposable
{
    private readonly ModbusClient client = new(Options.Create(new ModbusOptions()), TimeProvider.System);

    /// <summary>A machine under load is no silent device.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData(ModbusFraming.Tcp)]
    [InlineData(ModbusFraming.RtuOverTcp)]
    public async Task The_four_tables_of_libmodbus_are_read_over_both_framings(ModbusFraming framing)
    {
        using PeerProgram server = await ModbusServer.Start(framing);
        var target = new ModbusTarget(server.Endpoint, ModbusServer.Unit) { Framing = framing, Timeout = Patience };

        foreach (ModbusTable table in Enum.GetValues<ModbusTable>())
        {
            var read = new ModbusRead(table, 3, 20);
            ModbusAnswer answer = await client.Read(target, read, Cancelled);

            Assert.True(answer.Outcome == ModbusOutcome.Ok, answer.Detail);
            int[] expected = [.. Enumerable.Range(3, 20).Select(address => read.IsOfBits ? address % 3 == 0 ? 1 : 0 : address * 7)];
            int[] found = [.. Enumerable.Range(0, 20).Select(i => read.IsOfBits ? (answer.Data.Span[i / 8] >> (i % 8)) & 1 : BinaryPrimitives.ReadUInt16BigEndian(answer.Data.Span[(2 * i)..]))];
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task One_float_in_four_orders_is_read_in_each()
    {
        using PeerProgram server = await ModbusServer.Start(ModbusFraming.Tcp);
        ModbusAnswer answer = await client.Read(new(server.Endpoint, ModbusServer.Unit) { Timeout = Patience }, new(ModbusTable.InputRegisters, 100, 8), Cancelled);

        WordOrder[] orders = [WordOrder.Big, WordOrder.Little, WordOrder.WordSwapped, WordOrder.ByteSwapped];
        Assert.Equal([220.5, 220.5, 220.5, 220.5], orders.Select((order, i) => RegisterValue.Of(
            new() { Name = "power.voltage", Table = ModbusTable.InputRegisters, Address = 100 + (2 * i), Type = RegisterType.F32, Order = order }, answer.Data.Span, 100)));
    }

    [Theory]
    [InlineData(ModbusFraming.Tcp)]
    [InlineData(ModbusFraming.RtuOverTcp)]
    public async Task A_register_that_does_not_exist_is_an_exception_with_its_name_and_the_connection_lives_on(ModbusFraming framing)
    {
        using PeerProgram server = await ModbusServer.Start(framing);
        var target = new ModbusTarget(server.Endpoint, ModbusServer.Unit) { Framing = framing, Timeout = Patience };

        ModbusAnswer refused = await client.Read(target, new(ModbusTable.HoldingRegisters, 290, 20), Cancelled);
        ModbusAnswer answered = await client.Read(target, new(ModbusTable.HoldingRegisters, 290, 10), Cancelled);

        Assert.Equal((ModbusOutcome.Refused, ModbusRefusal.IllegalDataAddress), (refused.Outcome, refused.Refusal));
        Assert.True(answered.Outcome == ModbusOutcome.Ok, answered.Detail);
    }

    [Fact]
    public async Task A_hundred_askers_of_one_device_each_get_their_own_answer()
    {
        using PeerProgram server = await ModbusServer.Start(ModbusFraming.Tcp);
        var target = new ModbusTarget(server.Endpoint, ModbusServer.Unit) { Timeout = Patience };

        ModbusAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(address =>
            client.Read(target, new(ModbusTable.HoldingRegisters, address, 1), Cancelled).AsTask()));

        Assert.Equal(Enumerable.Range(0, 100).Select(address => address * 7), answers.Select(answer => (int)BinaryPrimitives.ReadUInt16BigEndian(answer.Data.Span)));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_unreachable()
    {
        ModbusAnswer answer = await client.Read(new(new(IPAddress.Loopback, PeerProgram.FreePort()), 1), new(ModbusTable.Coils, 0, 1), Cancelled);

        Assert.Equal(ModbusOutcome.Unreachable, answer.Outcome);
    }

    [Fact]
    public async Task A_device_that_closed_its_idle_connection_is_asked_on_a_new_one()
    {
        await using var device = ScriptedDevice.Answering((request, turn) => turn == 0 ? ScriptedDevice.Register(request, 1) : null, closeAfterAnswer: true);
        var target = new ModbusTarget(device.Endpoint, 1);

        for (int round = 0; round < 3; round++)
        {
            ModbusAnswer answer = await client.Read(target, new(ModbusTable.HoldingRegisters, 0, 1), Cancelled);
            Assert.True(answer.Outcome == ModbusOutcome.Ok, answer.Detail);
        }

        Assert.Equal(3, device.Connections);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_passed_over()
    {
        await using var device = ScriptedDevice.Answering((request, _) =>
        {
            byte[] late = ScriptedDevice.Register(request, 9);
            late[1]--;
            return [.. late, .. ScriptedDevice.Register(request, 5)];
        });

        ModbusAnswer answer = await client.Read(new(device.Endpoint, 1), new(ModbusTable.HoldingRegisters, 0, 1), Cancelled);

        Assert.Equal(5, BinaryPrimitives.ReadUInt16BigEndian(answer.Data.Span));
    }

    [Fact]
    public async Task Silence_is_a_timeout_and_garbage_is_malformed()
    {
        await using var silent = ScriptedDevice.Answering((_, _) => null);
        await using var web = ScriptedDevice.Answering((_, _) => "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        var read = new ModbusRead(ModbusTable.HoldingRegisters, 0, 1);

        ModbusAnswer nothing = await client.Read(new(silent.Endpoint, 1) { Timeout = TimeSpan.FromMilliseconds(200) }, read, Cancelled);
        ModbusAnswer garbage = await client.Read(new(web.Endpoint, 1), read, Cancelled);

        Assert.Equal((ModbusOutcome.Timeout, ModbusOutcome.Malformed), (nothing.Outcome, garbage.Outcome));
        Assert.Contains("485454502F312E", garbage.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_an_answer_and_the_next_question_lies_the_pause()
    {
        await using var device = ScriptedDevice.Answering((request, _) => ScriptedDevice.Register(request, 1));
        var target = new ModbusTarget(device.Endpoint, 1) { Pause = TimeSpan.FromMilliseconds(60) };

        foreach (int _ in Enumerable.Range(0, 3)) await client.Read(target, new(ModbusTable.HoldingRegisters, 0, 1), Cancelled);

        Assert.All(device.Gaps, gap => Assert.True(gap >= TimeSpan.FromMilliseconds(55), $"{gap.TotalMilliseconds} ms"));
        Assert.Equal(2, device.Gaps.Count);
    }
}
