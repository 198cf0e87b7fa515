using PrisonOps.Ports.Logs;

namespace PrisonOps.Tests.Peers.Logs;

/// <summary>snmptrap and snmpinform of net-snmp send, in all three versions.</summary>
public sealed class TrapPeerTests(PushedInputUnderTest input) : IClassFixture<PushedInputUnderTest>
{
    private const string SnmpTrap = "/usr/bin/snmptrap";
    private const string SnmpInform = "/usr/bin/snmpinform";
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3";
    private const string IfIndex = "1.3.6.1.2.1.2.2.1.1.7";
    private const string Engine = "0x80001f8804707269736f6e";

    private string Receiver => $"udp:{input.Traps}";

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task A_trap_of_version_1_has_the_name_that_version_2_would_give_it()
    {
        await Send(SnmpTrap, "-v", "1", "-c", "public", Receiver, "1.3.6.1.4.1.32473", "192.0.2.9", "6", "17", "42", IfIndex, "i", "71");
        await Send(SnmpTrap, "-v", "1", "-c", "public", Receiver, "1.3.6.1.4.1.32473", "192.0.2.9", "2", "0", "42", IfIndex, "i", "72");

        LogMessage specific = await input.Next(message => message.Variables.Contains(new(IfIndex, "71")));
        LogMessage generic = await input.Next(message => message.Variables.Contains(new(IfIndex, "72")));

        Assert.Equal((LogKind.Trap, "1.3.6.1.4.1.32473.0.17", "127.0.0.1"), (specific.Kind, specific.TrapOid, specific.Address));
        Assert.Contains(new LogVariable("1.3.6.1.6.3.18.1.3.0", "192.0.2.9"), specific.Variables);
        Assert.Equal(LinkDown, generic.TrapOid);
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task A_trap_of_version_2c_comes_with_its_variables()
    {
        await Send(SnmpTrap, "-v", "2c", "-c", "public", Receiver, "42", LinkDown, IfIndex, "i", "73", "1.3.6.1.2.1.2.2.1.6.7", "x", "00112233AABB");

        LogMessage heard = await input.Next(message => message.Variables.Contains(new(IfIndex, "73")));

        Assert.Equal(LinkDown, heard.TrapOid);
        Assert.Contains(new LogVariable("1.3.6.1.2.1.2.2.1.6.7", "0x00112233AABB"), heard.Variables);
        Assert.StartsWith($"{LinkDown}  {IfIndex}=73", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inform_is_acknowledged_once_it_is_stored_and_not_before()
    {
        Assert.Equal(0, (await Run(SnmpInform, "-v", "2c", "-c", "public", "-t", "2", "-r", "0", Receiver, "42", LinkDown, IfIndex, "i", "74")).ExitCode);
        input.Stores = false;
        (int code, string output) = await Run(SnmpInform, "-v", "2c", "-c", "public", "-t", "1", "-r", "1", Receiver, "42", LinkDown, IfIndex, "i", "75");
        input.Stores = true;

        Assert.Equal(1, code);
        Assert.Contains("Timeout", output, StringComparison.Ordinal);
        Assert.Equal(1, await input.Count(message => message.Variables.Contains(new(IfIndex, "74")), 1));
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task What_has_a_community_that_nobody_has_is_kept_as_a_refusal_and_neither_obeyed_nor_acknowledged()
    {
        await Send(SnmpTrap, "-v", "1", "-c", "stranger", Receiver, "1.3.6.1.4.1.32473", "192.0.2.9", "6", "18", "42", IfIndex, "i", "81");
        await Send(SnmpTrap, "-v", "2c", "-c", "stranger", Receiver, "42", LinkDown, IfIndex, "i", "82");
        (int code, string output) = await Run(SnmpInform, "-v", "2c", "-c", "stranger", "-t", "1", "-r", "0", Receiver, "42", "1.3.6.1.6.3.1.1.5.4", IfIndex, "i", "83");
        await Send(SnmpTrap, "-v", "2c", "-c", "ours", Receiver, "42", LinkDown, IfIndex, "i", "84");

        LogMessage[] refused =
        [
            await Refused("1.3.6.1.4.1.32473.0.18"), await Refused(LinkDown), await Refused("1.3.6.1.6.3.1.1.5.4"),
        ];
        Assert.All(refused, message => Assert.Equal((true, null, LogSeverity.Warning, 0), (message.IsRefused, message.TrapOid, message.Severity, message.Variables.Length)));
        Assert.All(refused, message => Assert.DoesNotContain("stranger", message.Text, StringComparison.Ordinal));
        Assert.Equal((1, true), (code, output.Contains("Timeout", StringComparison.Ordinal)));
        Assert.False((await input.Next(message => message.Variables.Contains(new(IfIndex, "84")))).IsRefused);
        Assert.Equal(0, await input.Count(message => message.Variables.Any(variable => variable.Value is "81" or "82" or "83"), 0));

        Task<LogMessage> Refused(string trap) => input.Next(message => message.Text.StartsWith($"SNMP notification {trap} not accepted: its community", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trap_of_version_3_is_opened_with_the_user_of_a_credential_set_at_the_engine_of_the_sender()
    {
        await Send(SnmpTrap, ["-v", "3", "-e", Engine, .. Sealed(), Receiver, "42", LinkDown, IfIndex, "i", "76"]);
        await Send(SnmpTrap, ["-v", "3", "-e", Engine, .. Signed(PushedInputUnderTest.PasswordA), Receiver, "42", LinkDown, IfIndex, "i", "77"]);

        Assert.Equal(LinkDown, (await input.Next(message => message.Variables.Contains(new(IfIndex, "76")))).TrapOid);
        Assert.Equal(LinkDown, (await input.Next(message => message.Variables.Contains(new(IfIndex, "77")))).TrapOid);
    }

    [Fact]
    public async Task A_trap_of_version_3_that_is_not_signed_as_its_user_signs_is_kept_as_a_refusal()
    {
        await Send(SnmpTrap, ["-v", "3", "-e", Engine, .. Signed("another-password"), Receiver, "42", LinkDown, IfIndex, "i", "78"]);
        await Send(SnmpTrap, "-v", "3", "-e", Engine, "-u", "stranger", "-l", "noAuthNoPriv", Receiver, "42", LinkDown, IfIndex, "i", "79");

        LogMessage forged = await input.Next(message => message.Text.Contains("'signed'", StringComparison.Ordinal));
        LogMessage unknown = await input.Next(message => message.Text.Contains("'stranger'", StringComparison.Ordinal));

        Assert.Null(forged.TrapOid);
        Assert.EndsWith("the user is in no credential set", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(0, await input.Count(message => message.Variables.Any(variable => variable.Value is "78" or "79"), 0));
    }

    [Fact]
    public async Task An_inform_of_version_3_learns_our_engine_and_clock_and_is_acknowledged()
    {
        (int code, string output) = await Run(SnmpInform, ["-v", "3", "-t", "3", "-r", "1", .. Sealed(), Receiver, "42", LinkDown, IfIndex, "i", "80"]);

        Assert.True(code == 0, output);
        Assert.Equal(1, await input.Count(message => message.Variables.Contains(new(IfIndex, "80")), 1));
    }

    private static string[] Signed(string password) => ["-u", "signed", "-l", "authNoPriv", "-a", "SHA-256", "-A", password];

    private static string[] Sealed() =>
        ["-u", "sealed", "-l", "authPriv", "-a", "SHA", "-A", PushedInputUnderTest.PasswordA, "-x", "AES", "-X", PushedInputUnderTest.PasswordX];

    private static async Task Send(string tool, params string[] arguments)
    {
        (int code, string output) = await Run(tool, arguments);
        Assert.True(code == 0, output);
    }

    private static Task<(int ExitCode, string Output)> Run(string tool, params string[] arguments)
    {
        Tool.RequireInstalled(tool, "snmp");
        return Tool.Run(tool, arguments);
    }
}
