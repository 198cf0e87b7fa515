namespace PrisonOps.Storage.Server;

internal readonly record struct ProgramOutcome(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}
