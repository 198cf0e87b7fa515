using System.Globalization;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Standard;
using PrisonOps.Tests.Support;
using StandardPack = PrisonOps.Silo.Standard.StandardPack;

namespace PrisonOps.Tests.Silo.Standard;

public sealed class ModuleRegistryTests
{
    private static readonly StandardPack Pack = StandardPack.Read(Path.Combine(SourceFolder.Root, "standard"));

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
    [InlineData("8.1.4")]
    [InlineData("8.1.5")]
    [InlineData("8.1.6")]
    [InlineData("8.1.7")]
    [InlineData("8.1.8")]
    [Trait("Clause", "8.1.1-0.2")]
    [Trait("Clause", "8.1.1-0.3")]
    [Trait("Clause", "8.1.1-0.4")]
    [Trait("Clause", "8.1.1-0.5")]
    [Trait("Clause", "8.1.1-0.6")]
    [Trait("Clause", "8.1.1-0.7")]
    public void Every_kind_of_monitoring_has_a_permission_and_a_list_of_the_states_of_its_objects(string clause)
    {
        ModuleRow module = Assert.Single(Pack.Modules, module => module.Clause == clause);

        Assert.Equal(["monitoring.read"], module.Permissions);
        Assert.StartsWith("/objects?class=", module.Route, StringComparison.Ordinal);
        string wanted = module.Route!["/objects?class=".Length..];
        Assert.Contains(Pack.Taxonomy.Classes, known => known.Code == wanted);
    }

    [Fact]
    [Trait("Clause", "8.1.1-0.1")]
    public void Full_stack_tracing_is_a_module_with_a_screen_of_its_own()
    {
        ModuleRow module = Assert.Single(Pack.Modules, module => module.Clause == "8.1.2");

        Assert.Equal(("full-stack", "/stack"), (module.Code, module.Route));
        Assert.Equal(["monitoring.read"], module.Permissions);
    }

    [Fact]
    [Trait("Clause", "8.3.11.1-0")]
    public void Analysis_is_a_module_with_a_screen_for_whoever_may_analyse()
    {
        ModuleRow module = Assert.Single(Pack.Modules, module => module.Clause == "8.3.11");

        Assert.Equal(("analysis", "/analysis"), (module.Code, module.Route));
        Assert.Equal(["analysis.read"], module.Permissions);
    }

    [Fact]
    public void A_module_without_a_screen_is_registered_and_says_so()
    {
        ModuleRow module = Assert.Single(Pack.Modules, module => module.Clause == "8.3.2");

        Assert.Null(module.Route);
        Assert.Equal("service", module.Root);
    }

    [Fact]
    [Trait("Clause", "4.2.2-a.2")]
    public void Provider_user_and_manager_each_get_a_menu_of_their_own()
    {
        string Menu(RoleClass of) => string.Join(
            ' ', Pack.Modules.Where(module => Pack.Roles.Any(role => role.Class == of && module.Permissions.Any(role.Permissions.Contains))).Select(module => module.Code));

        string[] menus = [Menu(RoleClass.Provider), Menu(RoleClass.User), Menu(RoleClass.Manager)];

        Assert.DoesNotContain("", menus);
        Assert.Equal(3, menus.Distinct().Count());
    }
}
