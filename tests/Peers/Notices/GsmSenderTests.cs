using System.Text;
using PrisonOps.Collectors.Notices.Gsm;
using PrisonOps.Ports.Notices;
using PrisonOps.Tests.Peers.Programs;
using static PrisonOps.Tests.Peers.Notices.SentNotices;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>Short messages to a modem on a pseudo-terminal.</summary>
public sealed class GsmSenderTests
{
    private readonly GsmSender sender = new(Links, Options);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.5-a.4")]
    public async Task A_chinese_text_goes_out_in_units_that_a_phone_puts_together()
    {
        PeerProgram.Require("/usr/bin/python3", "python3");
        using ToldProgram modem = ToldProgram.Start("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "Notices", "gsm-modem.py"));
        string device = await modem.Line();
        OutgoingNotice notice = To("+8613800138000");

        NoticeOutcome outcome = await sender.Send(Channel(NoticeChannelKind.Gsm, new() { Gsm = new(device, 115_200, []) }), null, notice, Stop);

        Assert.True(outcome.IsSent, outcome.Answer);
        Assert.Equal("+CMGS 1 2", outcome.Answer);
        List<string> told = [];
        while (told.Count(line => line.StartsWith("unit ", StringComparison.Ordinal)) < 2) told.Add(await modem.Line());
        Assert.Equal(["command AT", "command ATE0", "command AT+CMGF=0"], told.Take(3));
        string text = string.Concat(told.Where(line => line.StartsWith("unit ", StringComparison.Ordinal)).Select(line => TextOf(line.Split(' ')[2])));
        Assert.Equal($"{notice.Notice.Text}\nhttps://ops.prison:8443/alarms?alarm={notice.Notice.AlarmIds[0]}", text);
    }

    [Fact]
    public async Task A_modem_that_refuses_and_one_that_is_not_there_are_failures_with_their_words()
    {
        PeerProgram.Require("/usr/bin/python3", "python3");
        using ToldProgram modem = ToldProgram.Start("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "Notices", "gsm-modem.py"));
        string device = await modem.Line();
        using GsmModem line = await GsmModem.Open(device, 9_600, Stop);
        await line.Begin(Stop);

        ModemException refused = await Assert.ThrowsAsync<ModemException>(() => line.Send("0001000A81000000000000080200", 99, Stop));
        NoticeOutcome missing = await sender.Send(Channel(NoticeChannelKind.Gsm, new() { Gsm = new("/dev/ttyNOT", 115_200, []) }), null, To("10086"), Stop);

        Assert.Contains("+CMS ERROR: 304", refused.Message, StringComparison.Ordinal);
        Assert.Equal((false, false, "/dev/ttyNOT: /dev/ttyNOT does not exist"), (missing.IsSent, missing.IsFinal, missing.Answer));
    }

    private static string TextOf(string hex)
    {
        byte[] unit = Convert.FromHexString(hex);
        int at = 5 + ((unit[3] + 1) / 2) + 2, header = (unit[1] & 0x40) != 0 ? unit[at + 1] + 1 : 0;
        return Encoding.BigEndianUnicode.GetString(unit.AsSpan(at + 1 + header, unit[at] - header));
    }
}
