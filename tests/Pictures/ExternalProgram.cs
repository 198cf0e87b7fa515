using System.ComponentModel;
using System.Diagnostics;

namespace PrisonOps.Tests.Pictures;

/// <summary>Runs a program to its end and keeps what it said. It is killed when the test is cancelled.</summary>
internal static class ExternalProgram
{
    public static async Task<(int ExitCode, string Output, string Errors)> Run(
        string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public static async Task<bool> Succeeds(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return (await Run(program, arguments, folder, cancellationToken)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;   // the program is not on this machine
        }
    }
}
