using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;
using Xunit.v3;

[assembly: Desks]

namespace PrisonOps.Tests.Browser.Product;

/// <summary>The pages that a test opened are closed when it ends: each that stays open goes on drawing what the later tests do.</summary>
internal sealed class DesksAttribute : BeforeAfterTestAttribute
{
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Opened = new();

    public static void Add(IBrowserContext context) => Opened.GetOrAdd(TestContext.Current.Test!.UniqueID, _ => []).Add(context);

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (!Opened.TryRemove(test.UniqueID, out ConcurrentBag<IBrowserContext>? contexts)) return;

        // The test is over: nobody waits for its pages, and a browser that went down with it has closed them itself.
        foreach (IBrowserContext context in contexts.Where(context => context.Browser is { IsConnected: true })) _ = context.CloseAsync();
    }
}
