using System.Globalization;
using PrisonOps.Ports.Standard;
using StandardPack = PrisonOps.Silo.Standard.StandardPack;

namespace PrisonOps.Tests.Silo.Standard;

public sealed class ModuleRegistryTests
{
    private static readonly StandardPack Pack = StandardPack.Read(Path.Combine(RepositoryFolder.Root, "standard"));

    [Fact]
    [Trait("Clause", "4.1-0.1")]
    public void Every_module_of_clauses_5_to_12_hangs_under_exactly_one_of_the_two_roots()
    {
        Assert.Equal(["management", "service"], Pack.Modules.Select(module => module.Root).Distinct().Order());
        Assert.Equal(Pack.Modules.Length, Pack.Modules.Select(module => module.Code).Distinct().Count());
        Assert.Equal(
            Enumerable.Range(5, 8),
            Pack.Modules.Select(module => int.Parse(module.Clause.Split('.')[0], CultureInfo.InvariantCulture)).Distinct().Order());
    }

    [Theory]
    [InlineData("8.1.3")]
    [InlineData("8.1.5")]
    [Trait("Clause", "8.1.1-0.2")]
    [Trait("Clause", "8.1.1-0.4")]
    public void Monitoring_of_security_facilities_and_of_the_network_has_a_screen_and_a_permission(string clause)
    {
        ModuleRow module = Assert.Single(Pack.Modules, module => module.Clause == clause);

        Assert.StartsWith("/objects?class=", module.Route, StringComparison.Ordinal);
        Assert.Equal(["monitoring.read"], module.Permissions);
    }

    [Theory]
    [InlineData("8.1.2")]
    [InlineData("8.1.4")]
    [InlineData("8.1.6")]
    [InlineData("8.1.7")]
    [InlineData("8.1.8")]
    public void A_module_without_a_screen_is_registered_and_says_so(string clause)
    {
        ModuleRow module = Assert.Single(Pack.Modules, module => module.Clause == clause);

        Assert.Null(module.Route);
        Assert.Equal("service", module.Root);
    }
}
