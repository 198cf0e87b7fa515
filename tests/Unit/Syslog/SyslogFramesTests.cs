using System.Text;
using PrisonOps.Collectors.Syslog;

namespace PrisonOps.Tests.Unit.Syslog;

public sealed class SyslogFramesTests
{
    [Theory]
    [InlineData("5 hello7 <1>a\nbc", new[] { "hello", "<1>a\nbc" })]
    [InlineData("<13>one\n<13>two\r\n\n<13>three", new[] { "<13>one", "<13>two\r", "<13>three" })]
    [InlineData("5 hello<13>line\n3 abc", new[] { "hello", "<13>line", "abc" })]
    [InlineData("2026-11-29 is a line\n", new[] { "2026-11-29 is a line" })]
    [InlineData("99999999 too many digits for a length\n", new[] { "99999999 too many digits for a length" })]
    public void Messages_come_with_their_length_or_a_line_each_however_the_stream_is_cut(string stream, string[] expected)
    {
        byte[] octets = Encoding.UTF8.GetBytes(stream);
        for (int chunk = 1; chunk <= octets.Length; chunk++)
        {
            var frames = new SyslogFrames(1_000);
            List<byte[]> messages = [];
            foreach (byte[] part in octets.Chunk(chunk)) frames.Feed(part, messages);
            frames.End(messages);

            Assert.Equal(expected, messages.Select(Encoding.UTF8.GetString));
        }
    }

    [Theory]
    [InlineData("20 ")]
    [InlineData("")]
    public void Of_a_message_that_is_too_long_the_beginning_is_kept_and_the_next_one_is_whole(string length)
    {
        var frames = new SyslogFrames(8);
        List<byte[]> messages = [];

        frames.Feed(Encoding.UTF8.GetBytes($"{length}abcdefghijklmnopqrst{(length.Length == 0 ? "\n" : "")}next\n"), messages);

        Assert.Equal(["abcdefgh", "next"], messages.Select(Encoding.UTF8.GetString));
    }
}
