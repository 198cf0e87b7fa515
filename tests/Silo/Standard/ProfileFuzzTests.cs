using System.Text;
using PrisonOps.Ports.Alarms;
using PrisonOps.Silo.Standard;
using PrisonOps.Silo.Standard.Protocols;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Silo.Standard;

/// <summary>Whatever a person writes into a profile, it is read or its faults are named with file and line; never a fault of ours.</summary>
public sealed class ProfileFuzzTests : IDisposable
{
    private static readonly string[] Pieces = [":", "- ", "{", "}", "[", "]", "'", "\"", "#", "|", ">-", "&a ", "*a", "!!int ", "\t", "\n", "\0", "~", "9999999999999999999", "-1", "NaN", "%", "$", "(", "\\", "½"];

    private static readonly AlarmPack Alarms = AlarmsFile.Read(Path.Combine(SourceFolder.Root, "standard", "profiles", "alarms.yaml"));

    private static readonly (string Text, Action<string> Read)[] Kinds =
    [
        ("""
         vendor: X
         kind: network
         match: [{sysObjectID: 1.3.6.1.4.1.9, sysDescr: "X ([0-9]+)", exists: 1.3.6.1.4.1.9.2}]
         model: [sysDescr ~ "X (.+)", entity.model]
         readings:
           - {quantity: sensor.temperature, value: 1.3.6.1.4.1.9.1.1, unit: Cel, scale: 0.1, label: "T {index} {1.3.6.1.4.1.9.1.2@-1}", where: [1.3.6.1.4.1.9.1.3 = 1], above: {major: 60 55}, hits: 2, window: 3}
           - {quantity: fan.state, value: 1.3.6.1.4.1.9.5, states: {1: normal ok, 2: fault failed}}
         spaces: [{quantity: memory, used: 1.3.6.1.4.1.9.6, total: 1.3.6.1.4.1.9.7, octets: 1024}]
         """, path => ProfileFile.Read(path, Alarms)),
        ("""
         engine: mysql
         match: ^([0-9.]+)
         session: [set session transaction read only]
         statements:
           - {name: a, sql: show status, pivot: yes, readings: [{quantity: database.statements, column: Questions, kind: counter64}]}
           - {name: b, sql: select 1 as n, since: 8.0.22, every: 15m, readings: [{quantity: database.size, column: n, over: m, scale: 0.5, label: [x, y]}]}
         """, path => DatabaseProfileFile.Read(path)),
        ("""
         kind: middleware
         match: {get: /status, exists: $.a.b}
         parameters: {path: /status}
         steps:
           - get: "{path}"
             identity: {version: $.v}
             readings: [{quantity: service.down, kind: state, rows: "$.a[?(@.x=='y')]", instance: $.n, value: $.s, values: {UP: 0, "*": 1}, states: {0: normal up, 1: fault down}}]
             steps: [{each: $.a.*.name, get: "/x/{each}", optional: yes, readings: [{quantity: service.requests, unit: "1", kind: counter64, value: $.c, over: $.d}]}]
         """, path => HttpProfileFile.Read(path)),
        ("""
         kind: server
         match: [a_total, b_bytes]
         identity: {model: a_info.model}
         readings: [{quantity: cpu.load, unit: s, kind: counter64, by: [cpu], value: 'sum(a_total{mode=~"idle|x"})', minus: b, over: c, convert: complement}]
         """, path => MetricsProfileFile.Read(path)),
        ("""
         kind: power
         table: holding-registers
         counted-from: 40001
         points: [{quantity: sensor.voltage, address: 40010, type: f32, order: word-swapped, unit: V, scale: 0.1, label: A}]
         repeats: [{name: doors, first: 100, count: 4, stride: 2, label: "Door {n}", points: [{quantity: door.open, address: 0, type: bits, bit: 3, states: {0: normal closed, 1: warning open}}]}]
         """, path => ModbusProfileFile.Read(path)),
    ];

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("profile-fuzz-").FullName, "fuzz.yaml");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public void Three_hundred_mutated_profiles_are_read_or_refused() => Fuzz(300, seed: 20_261_129);

    [Fact]
    [Trait("Ring", "long")]
    public void A_million_mutated_profiles_are_read_or_refused() => Fuzz(1_000_000, seed: 20_261_130);

    private void Fuzz(int rounds, int seed)
    {
        var random = new Random(seed);
        int read = 0, refused = 0;
        for (int round = 0; round < rounds; round++)
        {
            (string text, Action<string> reader) = Kinds[round % Kinds.Length];
            string mutated = Mutated(text, random);
            File.WriteAllText(file, mutated);
            try
            {
                reader(file);
                read++;
            }
            catch (YamlFileException wrong)
            {
                Assert.NotEmpty(wrong.Complaints);
                refused++;
            }
            catch (Exception ours)
            {
                Assert.Fail($"seed {seed}, round {round}: {ours}\n{mutated}");
            }
        }

        Assert.True(read > rounds / 100 && refused > rounds / 100, $"{read} read, {refused} refused");
    }

    private static string Mutated(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (int changes = random.Next(1, 4); changes > 0 && mutated.Length > 1; changes--)
        {
            int at = random.Next(mutated.Length), length = Math.Min(random.Next(1, 12), mutated.Length - at);
            switch (random.Next(4))
            {
                case 0: mutated.Remove(at, length); break;
                case 1: mutated.Insert(at, Pieces[random.Next(Pieces.Length)]); break;
                case 2: mutated[at] = (char)random.Next(32, 127); break;
                default: mutated.Insert(random.Next(mutated.Length), mutated.ToString(at, length)); break;
            }
        }

        return mutated.ToString();
    }
}
