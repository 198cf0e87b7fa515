using System.Text;
using PrisonOps.Collectors.Syslog;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Tests.Unit.Syslog;

public sealed class SyslogParserTests
{
    private const int OctetsMax = 8_192;
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    [Trait("Clause", "8.1.6-0.4")]
    public void The_newer_form_gives_level_time_host_app_data_and_text()
    {
        SyslogContent read = Parse("<165>1 2026-11-29T11:59:58.003+08:00 fw-01 nat 77 ID47 [exampleSDID@32473 iut=\"3\" say=\"a \\\"b\\\" \\]\"] \uFEFF会话数超过上限");

        Assert.Equal((20, LogSeverity.Notice), (read.Facility, read.Severity));
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 3, 59, 58, 3, TimeSpan.Zero), read.DeviceAt);
        Assert.Equal(("fw-01", "nat", "会话数超过上限"), (read.Host, read.App, read.Text));
        Assert.Equal(
            [new("procid", "77"), new("msgid", "ID47"), new("exampleSDID@32473.iut", "3"), new LogVariable("exampleSDID@32473.say", "a \"b\" ]")],
            read.Variables);
    }

    [Theory]
    [InlineData("<34>Nov 29 11:59:14 core-1 su[230]: 'su root' failed", "core-1", "su", "'su root' failed")]
    [InlineData("<34>Nov 29 11:59:14 su: 'su root' failed", "", "su", "'su root' failed")]
    [InlineData("<189>214: *Nov 29 11:59:14.123 UTC: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down", "", "%LINK-3-UPDOWN", "Interface Gi0/1, changed state to down")]
    [InlineData("<190>Nov 29 2026 11:59:14 ac-2 %%01IFNET/4/LINK_STATE(l)[0]:The line protocol has entered the DOWN state.", "ac-2", "%%01IFNET/4/LINK_STATE(l)", "The line protocol has entered the DOWN state.")]
    [InlineData("<190>Nov 29 11:59:14 2026 h3c %%10IFNET/3/LINK_UPDOWN: GigabitEthernet1/0/1 is down.", "h3c", "%%10IFNET/3/LINK_UPDOWN", "GigabitEthernet1/0/1 is down.")]
    [InlineData("<13>2026-11-29T11:59:14+08:00 host-3 app: hello", "host-3", "app", "hello")]
    public void The_older_form_is_read_as_devices_write_it(string line, string host, string app, string text)
    {
        SyslogContent read = Parse(line);

        Assert.Equal((host, app, text), (read.Host, read.App, read.Text));
        Assert.Equal(new DateTimeOffset(2026, 11, 29, 3, 59, 14, TimeSpan.Zero), read.DeviceAt!.Value.AddTicks(-(read.DeviceAt.Value.Ticks % TimeSpan.TicksPerSecond)));
    }

    [Fact]
    public void A_time_without_year_is_of_the_nearest_one()
    {
        DateTimeOffset newYear = new(2027, 1, 1, 0, 0, 10, TimeSpan.Zero);

        SyslogContent read = SyslogParser.Parse("<13>Dec 31 23:59:50 h a: x"u8, newYear, TimeZoneInfo.Utc, OctetsMax);

        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 59, 50, TimeSpan.Zero), read.DeviceAt);
    }

    [Theory]
    [InlineData("no priority and no form")]
    [InlineData("<999>over the top")]
    [InlineData("<13>1 yesterday host app - - - text")]
    [InlineData("<>")]
    public void What_fits_no_form_is_text_and_is_kept(string line)
    {
        SyslogContent read = Parse(line);

        Assert.Null(read.DeviceAt);
        Assert.NotEmpty(read.Text);
        Assert.Equal((1, LogSeverity.Notice), (read.Facility, read.Severity));
    }

    [Fact]
    public void Nothing_in_a_text_can_break_a_line_or_turn_the_writing()
    {
        SyslogContent read = Parse("<13>Nov 29 11:59:14 h a: one\ttwo\u001b[31m\u0000three\u202Efour\u2028five");

        Assert.Equal("one two\uFFFD[31m\uFFFDthree\uFFFDfour five", read.Text);
    }

    [Fact]
    public void A_device_that_writes_gb18030_is_read_too()
    {
        Encoding chinese = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

        SyslogContent read = SyslogParser.Parse([.. "<12>Nov 29 11:59:14 sw a: "u8, .. chinese.GetBytes("端口断开")], Now, Zone, OctetsMax);

        Assert.Equal("端口断开", read.Text);
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_between_characters_and_marked()
    {
        SyslogContent read = SyslogParser.Parse(Encoding.UTF8.GetBytes("<13>" + new string('断', 400)), Now, Zone, 1_000);

        Assert.Equal(new string('断', 333) + "…", read.Text);
    }

    private static SyslogContent Parse(string line) => SyslogParser.Parse(Encoding.UTF8.GetBytes(line), Now, Zone, OctetsMax);
}
