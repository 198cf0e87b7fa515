using System.CommandLine;
using PrisonOps.Silo.Commands;

return await new RootCommand("PrisonOps: a monitoring grid for the IT estate of prisons.")
{
    RunCommand.Create(),
    WatchCommand.Create(),
    SeedCommand.Create(),
    DiagnoseCommand.Create(),
    ProbeCommand.Create(),
    ProfileCommand.Create(),
    ScenarioCommand.Create(),
}
.Parse(args)
.InvokeAsync();
