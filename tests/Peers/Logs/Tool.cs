using System.Diagnostics;

namespace PrisonOps.Tests.Peers.Logs;

/// <summary>Runs a sender of Debian once.</summary>
internal static class Tool
{
    public static void RequireInstalled(string path, string package)
    {
        if (!File.Exists(path)) Assert.Skip($"{path} is not installed (Debian package {package}).");
    }

    public static async Task<(int ExitCode, string Output)> Run(string path, params string[] arguments)
    {
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["MIBS"] = "", ["SNMP_PERSISTENT_DIR"] = Path.GetTempPath() } };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + errors);
    }
}
