using Orleans.Configuration;
using Orleans.Hosting;

namespace PrisonOps.Silo.Hosts;

/// <summary>A province: a silo of Microsoft Orleans, clustered over the same PostgreSQL.</summary>
internal static class GrainHost
{
    public const string Name = "orleans";

    public static void AddGrainHost(this WebApplicationBuilder builder)
    {
        string connectionString = builder.Configuration["Database:ConnectionString"]
            ?? throw new InvalidOperationException("A silo cluster needs --database: a private server serves one machine only.");

        builder.UseOrleans(silo => silo
            .ConfigureGrid()
            .UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", connectionString))
            .ConfigureEndpoints(siloPort: 11111, gatewayPort: 30000)
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("prisonops", "prisonops")));
    }
}
