using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Modbus;
using PrisonOps.Collectors.Notices.Sirens;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Notices;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using static PrisonOps.Tests.Peers.Notices.SentNotices;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>A siren behind a coil of libmodbus.</summary>
public sealed class SirenSenderTests
{
    private const int Coil = 4;

    private readonly SirenSender sender = new(SentNotices.Options, TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_siren_is_on_for_its_time_and_off_afterwards()
    {
        using PeerProgram server = await ModbusServer.Start(ModbusFraming.Tcp);
        NoticeChannel channel = Siren(server, Coil, holdSeconds: 3);

        Task<NoticeOutcome> ringing = sender.Send(channel, null, To("siren"), Stop);
        while (!await IsOn(server)) Assert.False(ringing.IsCompleted, "It was never on.");
        NoticeOutcome outcome = await ringing;

        Assert.True(outcome.IsSent, outcome.Answer);
        Assert.False(await IsOn(server));
    }

    [Fact]
    public async Task Nothing_rings_for_the_end_of_an_alarm_and_a_refusal_is_told()
    {
        using PeerProgram server = await ModbusServer.Start(ModbusFraming.Tcp);

        Assert.True((await sender.Send(Siren(server, Coil, 60), null, To("siren", what: NoticeWhat.Cleared), Stop)).IsSent);
        NoticeOutcome refused = await sender.Send(Siren(server, 60_000, 1), null, To("siren"), Stop);

        Assert.Equal((false, false), (refused.IsSent, refused.IsFinal));
        Assert.Contains("exception 2", refused.Answer, StringComparison.Ordinal);
    }

    private static NoticeChannel Siren(PeerProgram server, int coil, int holdSeconds) =>
        Channel(NoticeChannelKind.Siren, new() { Siren = new("127.0.0.1", server.Endpoint.Port, ModbusServer.Unit, coil, holdSeconds) });

    /// <summary>The server talks with one at a time, so each look is a connection of its own.</summary>
    private static async Task<bool> IsOn(PeerProgram server)
    {
        using ModbusClient client = new(Microsoft.Extensions.Options.Options.Create(new ModbusOptions()), TimeProvider.System);
        ModbusAnswer answer = await client.Read(new(server.Endpoint, ModbusServer.Unit) { Timeout = TimeSpan.FromSeconds(30) }, new(ModbusTable.Coils, Coil, 1), Stop);
        return answer.Outcome == ModbusOutcome.Ok && (answer.Data.Span[0] & 1) == 1;
    }
}
