using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

[assembly: AssemblyFixture(typeof(ProductFixture))]

namespace PrisonOps.Tests.Browser.Product;

/// <summary>One run of the product with the small estate, shared by all tests that do not put the product itself out of order.</summary>
public sealed class ProductFixture : IAsyncLifetime
{
    private ProductRun? run;

    internal ProductRun Run => run ?? throw new InvalidOperationException("The product is not started yet.");

    internal string Address => Run.Address;

    internal LoopbackNetwork Network { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Network = LoopbackNetwork.OfMyOwn();
        LoopbackNetwork network = Network;
        run = await ProductRun.Start(SmallEstate.Yaml(network), SmallEstate.Devices(network), SmallEstate.Cameras(network));
    }

    public ValueTask DisposeAsync() => run?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal Task TellCameras(string what, string camera) => Run.TellCameras(what, camera);

    internal Task TellAgents(params string[] lines) => Run.TellAgents(lines);

    internal Task<ApiClient> SignIn(string user) => Run.SignIn(user);

    internal Task<IPage> Open(string user, string path) => Run.Open(user, path);
}
