using PrisonOps.Ports.People;

namespace PrisonOps.Silo.Standard;

/// <summary>Puts the roles of the pack into the database before anything asks for them. A faulty pack stops the start.</summary>
internal sealed class PublishPack(StandardPack pack, IRoleCatalog roles) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => roles.Publish(pack.Roles, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
