using System.Globalization;
using Microsoft.Playwright;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>
/// Where the time goes between the key of one person and the wall of another. All processes read the same machine's clock; each page keeps its
/// own moments, because what the test itself sees is later by its own way of asking.
/// </summary>
internal sealed class AcknowledgementHops
{
    /// <summary>At the console: the key, the request that it sends, and its answer.</summary>
    private const string ConsoleMoments =
        """
        window.__moments = {};
        window.addEventListener('keydown', (event) => { if (event.key === 'a') window.__moments = { key: Date.now() }; }, true);
        const fetchNow = window.fetch;
        window.fetch = async (path, options) => {
          const command = String(path).includes('/api/alarms/commands');
          if (command) window.__moments.sent = Date.now();
          const answer = await fetchNow(path, options);
          if (command) window.__moments.answered = Date.now();
          return answer;
        };
        """;

    /// <summary>At the wall: when the board decided, the feed published, the socket delivered, and the ticker was painted.</summary>
    private const string WallMoments =
        """
        window.__moments = {};
        const Socket = window.WebSocket;
        window.WebSocket = class extends Socket {
          constructor(...how) {
            super(...how);
            this.addEventListener('message', (event) => {
              const received = Date.now();
              for (const text of String(event.data).split('\x1e')) {
                const frame = text === '' ? null : JSON.parse(text).item;
                const alarm = frame?.topic === 'alarms' ? frame.items.find((item) => item.acknowledgedAt !== null && item.clearedAt === null) : undefined;
                if (alarm !== undefined && frame.kind === 'delta')
                  window.__moments = { decided: Date.parse(alarm.acknowledgedAt), published: Date.parse(frame.at), received };
              }
            });
          }
        };
        new MutationObserver(() => {
          if (window.__moments.received === undefined || window.__moments.painted !== undefined || document.querySelector('.ticker-acknowledged') === null) return;
          window.__moments.painted = 0;
          requestAnimationFrame(() => setTimeout(() => { window.__moments.painted = Date.now(); }, 0));
        }).observe(document, { subtree: true, childList: true, attributes: true });
        """;

    private static readonly string[] Names = ["key to request", "request to board", "board to feed", "feed to browser", "browser to paint", "key to paint"];
    private readonly List<long[]> rounds = [];

    public int Rounds => rounds.Count;

    public static Task WatchConsole(IPage console) => Watch(console, ConsoleMoments);

    public static Task WatchWall(IPage wall) => Watch(wall, WallMoments);

    /// <summary>After the acknowledgement was painted: takes the moments that both pages kept.</summary>
    public async Task Take(IPage console, IPage wall)
    {
        await wall.WaitForFunctionAsync("() => window.__moments.painted > 0");
        long[] at = await console.EvaluateAsync<long[]>("() => [window.__moments.key, window.__moments.sent]");
        long[] then = await wall.EvaluateAsync<long[]>("() => { const m = window.__moments; return [m.decided, m.published, m.received, m.painted]; }");
        long[] moments = [.. at, .. then];
        rounds.Add([.. moments.Skip(1).Zip(moments, (next, before) => next - before), moments[^1] - moments[0]]);
        await wall.EvaluateAsync("() => { window.__moments = {}; }");
    }

    /// <summary>One line a hop: the first round, in which everything is done for the first time, and the median and worst of the others.</summary>
    public IEnumerable<string> Lines() => Names.Select((name, hop) =>
    {
        long[] warm = [.. rounds.Skip(1).Select(round => round[hop]).Order()];
        return string.Create(CultureInfo.InvariantCulture, $"acknowledgement, {name}: first {rounds[0][hop]} ms, then median {warm[warm.Length / 2]} ms, worst {warm[^1]} ms of {warm.Length}");
    });

    private static async Task Watch(IPage page, string script)
    {
        await page.AddInitScriptAsync(script);
        await page.ReloadAsync();
    }
}
