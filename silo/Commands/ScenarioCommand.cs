using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using PrisonOps.Ports.Alarms;
using PrisonOps.Silo.Scenarios;
using PrisonOps.Silo.Standard;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops scenario FILE...</c>: plays stories of estates and says which of their expectations do not hold.</summary>
internal static class ScenarioCommand
{
    private const int AllHold = 0, SomeFail = 1, WrongUse = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<FileInfo[]> Files = new("file")
    {
        Description = "One or more scenarios; docs/scenarios.md says how they are written.", Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> AsJson = new("--json") { Description = "One JSON object a scenario." };
    private static readonly Option<string> Standard = new("--standard") { Description = "The folder of the standard pack.", DefaultValueFactory = _ => "standard" };

    public static Command Create()
    {
        Command command = new("scenario", "Plays scenarios of alarms. Exit codes: 0 all hold, 1 some do not, 2 a file or the use is wrong.") { Files, AsJson, Standard };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult given)
    {
        try
        {
            AlarmPack pack = AlarmsFile.Read(Path.Combine(given.GetValue(Standard)!, "profiles", "alarms.yaml"));
            ImmutableArray<Scenario> scenarios = [.. given.GetRequiredValue(Files).Select(file => ScenarioFile.Read(file.FullName))];
            int failed = scenarios.Count(scenario => !Play(scenario, pack, given.GetValue(AsJson)));
            if (!given.GetValue(AsJson)) Console.WriteLine($"{scenarios.Length - failed} held, {failed} failed");
            return failed == 0 ? AllHold : SomeFail;
        }
        catch (Exception wrong) when (wrong is YamlFileException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(wrong.Message);
            return WrongUse;
        }
    }

    private static bool Play(Scenario scenario, AlarmPack pack, bool asJson)
    {
        var watch = Stopwatch.StartNew();
        ImmutableArray<ScenarioFailure> failures = ScenarioRun.Play(scenario, pack);
        double seconds = Math.Round(watch.Elapsed.TotalSeconds, 3);
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { file = scenario.File, scenario = scenario.Title, holds = failures.IsEmpty, steps = scenario.Steps.Length, seconds, failures }, Json));
        }
        else
        {
            Console.WriteLine($"{(failures.IsEmpty ? "holds " : "FAILS ")} {Path.GetFileName(scenario.File)}: {scenario.Title} ({scenario.Steps.Length} steps, {seconds} s)");
            foreach (ScenarioFailure failure in failures) Console.WriteLine($"  {failure}");
        }

        return failures.IsEmpty;
    }
}
