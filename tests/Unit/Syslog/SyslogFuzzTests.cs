using System.Text;
using PrisonOps.Collectors.Syslog;

namespace PrisonOps.Tests.Unit.Syslog;

/// <summary>Whatever octets come, they become bounded, neutral text: never an exception.</summary>
public sealed class SyslogFuzzTests
{
    private const int OctetsMax = 600;
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    private static readonly byte[][] Originals =
    [
        .. new[]
        {
            "<165>1 2026-11-29T11:59:58.003+08:00 fw-01 nat 77 ID47 [a@1 b=\"c\\\"\" d=\"e\"][f g=\"h\"] \uFEFF会话 text",
            "<34>Nov 29 11:59:14 core-1 su[230]: 'su root' failed for lonvick on /dev/pts/8",
            "<189>214: *Nov 29 11:59:14.123 UTC: %LINK-3-UPDOWN: Interface Gi0/1, changed state to down",
            "<190>Nov 29 2026 11:59:14 ac-2 %%01IFNET/4/LINK_STATE(l)[0]:The line protocol has entered the DOWN state.",
            "17 <13>Nov 29 a: bcd<14>line\n3 abc",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void Five_hundred_mutated_messages_become_neutral_text() => Fuzz(500, seed: 1);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_messages_under_ten_seeds_become_neutral_text()
    {
        for (int seed = 2; seed < 12; seed++) Fuzz(100_000, seed);
    }

    private static void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            byte[] mutated = Mutations.Of(Originals[round % Originals.Length], random);
            try
            {
                Check(SyslogParser.Parse(mutated, Now, TimeZoneInfo.Utc, OctetsMax));
                var frames = new SyslogFrames(OctetsMax);
                List<byte[]> messages = [];
                foreach (byte[] part in mutated.Chunk(random.Next(1, 40))) frames.Feed(part, messages);
                frames.End(messages);
                Assert.All(messages, message => Assert.InRange(message.Length, 1, OctetsMax));
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}, round {round}: {failure.GetType().Name} at {Convert.ToHexString(mutated)}");
            }
        }
    }

    private static void Check(SyslogContent read)
    {
        Assert.InRange(read.Facility, 0, 23);
        Assert.InRange((int)read.Severity, 0, 7);
        Assert.InRange(read.Variables.Length, 0, 66);
        foreach (string text in read.Variables.Select(variable => variable.Value).Concat([read.Host, read.App, read.Text]))
        {
            Assert.InRange(text.Length, 0, OctetsMax + 1);
            Assert.DoesNotContain(text, char.IsControl);
        }
    }
}
