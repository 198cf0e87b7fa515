using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace PrisonOps.Tests.Browser.Access;

/// <summary>The rules of axe-core on a page as it stands.</summary>
internal static class Axe
{
    /// <summary>Of what passes only one node per rule is told: a rule that passes is only asked whether it ran.</summary>
    private static readonly AxeRunOptions Violations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Fails with the rule and the first places of each serious or critical fault.</summary>
    public static async Task AssertClean(IPage page)
    {
        AxeResult result = await page.RunAxe(Violations);

        Assert.NotEmpty(result.Passes);
        Assert.True(
            result.Violations.All(violation => violation.Impact is not ("serious" or "critical")),
            string.Join('\n', result.Violations.Select(violation => $"{violation.Impact} {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }
}
