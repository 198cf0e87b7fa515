using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;

namespace PrisonOps.Silo.Standard;

/// <summary>
/// Puts the roles of the pack into the database before anything asks for them, and the diagnosis plan where there is none. A faulty pack stops the
/// start.
/// </summary>
internal sealed class PublishPack(StandardPack pack, IRoleCatalog roles, IDiagnosisPlanStore plans) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await roles.Publish(pack.Roles, cancellationToken);
        await plans.Publish(pack.Diagnosis, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
