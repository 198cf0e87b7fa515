using System.Diagnostics;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Server;

/// <summary>
/// The account that PostgreSQL runs as. PostgreSQL refuses to run as root, so a product that runs as root hands it to an unprivileged account
/// and makes that account when it is missing; any other user runs it as itself.
/// </summary>
internal sealed class ServiceAccount
{
    private readonly string? other;

    private ServiceAccount(string? other) => this.other = other;

    /// <summary>The account of this process.</summary>
    public static ServiceAccount Current { get; } = new(null);

    public string Name => other ?? Environment.UserName;

    public static ServiceAccount For(string name)
    {
        if (!Environment.IsPrivilegedProcess) return Current;

        if (!Current.Run("/usr/bin/id", ["-u", name]).Succeeded)
        {
            ProgramOutcome made = Current.Run("/usr/sbin/useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name]);
            // Two products that start together both find it missing; the second useradd fails, and the account is there.
            if (!made.Succeeded && !Current.Run("/usr/bin/id", ["-u", name]).Succeeded)
                throw new DatabaseException($"The system account '{name}' for PostgreSQL is missing and useradd failed: {made.Output.Trim()}");
        }

        return new(name);
    }

    /// <summary>Gives a folder to the account, for nobody else to read.</summary>
    public void Own(string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (other is null) return;

        ProgramOutcome given = Current.Run("/usr/bin/chown", [$"{other}:", folder]);
        if (!given.Succeeded) throw new DatabaseException($"Folder '{folder}' cannot be given to account '{other}': {given.Output.Trim()}");
        if (!Run("/usr/bin/test", ["-w", folder]).Succeeded)
            throw new DatabaseException($"Account '{other}' cannot reach '{folder}'; every folder above it must be open to all (mode o+x), or the data folder must lie elsewhere.");
    }

    public void OwnFile(string path)
    {
        if (other is null) return;

        ProgramOutcome given = Current.Run("/usr/bin/chown", [$"{other}:", path]);
        if (!given.Succeeded) throw new DatabaseException($"File '{path}' cannot be given to account '{other}': {given.Output.Trim()}");
    }

    /// <summary>Whether the folder belongs to the account; a folder in a place where everybody writes may be somebody else's.</summary>
    public bool Owns(string folder) =>
        Current.Run("/usr/bin/stat", ["-c", "%U", folder]).Output.Trim() is var owner && owner == Name;

    /// <summary>Runs a program to its end. The environment is the account's, not root's.</summary>
    public ProgramOutcome Run(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = "/";
        start.Environment["LC_ALL"] = "C.UTF-8";
        if (other is not null)
        {
            start.UserName = other;
            start.Environment["USER"] = other;
        }

        using Process running = Process.Start(start) ?? throw new DatabaseException($"'{program}' did not start.");
        List<string> lines = [];
        DataReceivedEventHandler keep = (_, line) =>
        {
            lock (lines)
            {
                if (line.Data is not null) lines.Add(line.Data);
            }
        };
        running.OutputDataReceived += keep;
        running.ErrorDataReceived += keep;
        running.BeginOutputReadLine();
        running.BeginErrorReadLine();
        running.WaitForExit();
        lock (lines)
        {
            return new(running.ExitCode, string.Join('\n', lines));
        }
    }
}
