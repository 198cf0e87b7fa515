using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Silo.Diagnosis;

namespace PrisonOps.Silo.Commands;

/// <summary><c>prisonops diagnose</c>: judges the pictures of files and streams, without server and database.</summary>
internal static class DiagnoseCommand
{
    private const int AllNormal = 0, FaultFound = 1, Failed = 2;

    private static readonly Argument<string[]> Inputs = new("input")
    {
        Description = "Files, or addresses rtsp://[user:password@]host[:port]/path.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<FileInfo?> Batch = new("--batch") { Description = "A list with the header 'input<tab>reference<tab>profile', one input a line." };

    private static readonly Option<string?> Reference = new("--reference") { Description = "A clip or picture of the camera without fault." };

    private static readonly Option<string?> Profile = new("--profile")
    {
        Description = $"{Analyzers.Cameras.PictureProfiles.AllowedNames}. Default: decided from the picture.",
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "How much of each input is looked at, 1 to 300.",
        DefaultValueFactory = _ => 12,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object an input, in the order of the inputs." };

    private static readonly Option<FileInfo?> Report = new("--report") { Description = "Writes a page with the frames." };

    public static Command Create()
    {
        Seconds.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is var seconds and (< 1 or > 300)) given.AddError($"--seconds {seconds} is not allowed; 1 to 300 are.");
        });
        Command command = new("diagnose", "Judges the pictures of files and streams. Exit codes: 0 all normal, 1 a fault, 2 a failure or wrong use.")
        {
            Inputs, Batch, Reference, Profile, Seconds, Json, Report,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult given, CancellationToken cancellationToken)
    {
        IReadOnlyList<DiagnosisInput> inputs;
        try
        {
            inputs = await ReadInputs(given, cancellationToken);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Failed;
        }

        if (inputs.Count == 0)
        {
            await Console.Error.WriteLineAsync("Nothing to diagnose: name files or streams, or a list with --batch LIST.tsv.");
            return Failed;
        }

        return await Diagnose(given, inputs, cancellationToken);
    }

    private static async Task<IReadOnlyList<DiagnosisInput>> ReadInputs(ParseResult given, CancellationToken cancellationToken)
    {
        var profile = DiagnosisList.Profile(given.GetValue(Profile), "--profile");
        string? reference = given.GetValue(Reference);
        List<DiagnosisInput> inputs = [.. (given.GetValue(Inputs) ?? []).Select(input => new DiagnosisInput(input, reference, profile))];
        if (given.GetValue(Batch) is { } list) inputs.AddRange(await DiagnosisList.Read(list, cancellationToken));
        return inputs;
    }

    private static async Task<int> Diagnose(ParseResult given, IReadOnlyList<DiagnosisInput> inputs, CancellationToken cancellationToken)
    {
        FileInfo? report = given.GetValue(Report);
        var settings = new DiagnosisSettings(TimeSpan.FromSeconds(given.GetValue(Seconds)), WantPictures: report is not null);

        // One session a worker: what crashes it takes no other input with it.
        await using var streams = new DirectStreams(
            new() { Workers = DiagnosisRunner.Parallel, SessionsPerWorker = 1 }, TimeProvider.System, NullLogger<DirectStreams>.Instance);
        var shown = new List<DiagnosisAnswer>();
        int exitCode = AllNormal;
        await foreach (DiagnosisAnswer answer in new DiagnosisRunner(streams, settings).Run(inputs, cancellationToken))
        {
            exitCode = Math.Max(exitCode, answer.Verdict switch
            {
                DiagnosisAnswer.Failed => Failed,
                DiagnosisAnswer.Fault => FaultFound,
                _ => AllNormal,
            });
            foreach (string line in given.GetValue(Json) ? [DiagnosisJson.Line(answer)] : DiagnosisTable.Lines(answer)) Console.WriteLine(line);
            if (report is not null) shown.Add(answer);
        }

        if (report is not null) await File.WriteAllTextAsync(report.FullName, DiagnosisReport.Page(shown, TimeProvider.System.GetUtcNow()), cancellationToken);
        return exitCode;
    }
}
