using Orleans.Hosting;

namespace PrisonOps.Silo.Hosts;

/// <summary>One machine: the in-process grain host of orleans-embedded. State and reminders are rows of our PostgreSQL.</summary>
internal static class GrainHost
{
    public const string Name = "embedded";

    public static void AddGrainHost(this WebApplicationBuilder builder) =>
        builder.UseOrleans(silo => silo.ConfigureGrid());
}
