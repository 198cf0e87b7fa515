using PrisonOps.Ports.Logs;
using PrisonOps.Silo.Logs;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Logs;

public sealed class EventsFileTests
{
    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public void The_standard_pack_knows_links_restarts_wrong_passwords_and_power_supplies()
    {
        EventPack pack = EventsFile.Read(Path.Combine(SourceFolder.Root, "standard", "events.yaml"));

        string[] traps = ["1.3.6.1.6.3.1.1.5.1", "1.3.6.1.6.3.1.1.5.2", "1.3.6.1.6.3.1.1.5.3", "1.3.6.1.6.3.1.1.5.4", "1.3.6.1.6.3.1.1.5.5", "1.3.6.1.2.1.33.2.1", "1.3.6.1.2.1.33.2.3"];
        Assert.All(traps, trap => Assert.Contains(pack.Rules, rule => rule.Match.TrapOids.Contains(trap)));
        Assert.All(pack.Rules.Where(rule => rule.Effect == EventEffect.Raise && rule.EndsAfter is null), rule =>
            Assert.Contains(pack.Rules, other => other.Effect == EventEffect.Clear && other.AlarmType == rule.AlarmType));
    }

    [Theory]
    [InlineData("{ code: a, trap: 1.3.six, effect: keep, alarm: event.a, zh: 甲, en: A }", "trap '1.3.six' is no object identifier")]
    [InlineData("{ code: a, trap: 1.3.6, effect: shout, alarm: event.a, zh: 甲, en: A }", "effect 'shout' is none of raise, clear, keep")]
    [InlineData("{ code: a, trap: 1.3.6, effect: raise, alarm: event.a, zh: 甲, en: A }", "'severity' is missing; an event that raises an alarm needs one")]
    [InlineData("{ code: a, trap: 1.3.6, effect: keep, alarm: cpu.load, zh: 甲, en: A }", "alarm 'cpu.load' must begin with 'event.'")]
    [InlineData("{ code: a, trap: 1.3.6, effect: clear, alarm: event.a, zh: 甲, en: A }", "event 'a' clears alarm 'event.a', which no event raises")]
    [InlineData("{ code: a, effect: keep, alarm: event.a, zh: 甲, en: A }", "an event is about a 'trap' or about 'syslog'")]
    public void A_faulty_event_is_refused_with_its_file_and_line(string entry, string complaint)
    {
        string path = Path.Combine(Path.GetTempPath(), $"events-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(path, $"version: 1\nevents:\n  - {entry}\n");

        try
        {
            YamlFileException faulty = Assert.Throws<YamlFileException>(() => EventsFile.Read(path));

            Assert.Contains($"{path}:3: {complaint}", faulty.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
