using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>When each acknowledgement came to a screen, and where it was meanwhile. All processes read the same machine's clock.</summary>
internal sealed class AcknowledgementArrivals(string screen, IPage page)
{
    /// <summary>
    /// Of each alarm the first frame in which it is acknowledged: when the board decided, the feed published, the page received, and the page next
    /// painted. Most frames of a storm have none, and are not read twice.
    /// </summary>
    private const string Script =
        """
        window.__acknowledged = {};
        const Socket = window.WebSocket;
        window.WebSocket = class extends Socket {
          constructor(...how) {
            super(...how);
            this.addEventListener('message', (event) => {
              const received = Date.now();
              for (const text of String(event.data).split('\x1e')) {
                if (!text.includes('"acknowledgedAt":"')) continue;
                const frame = JSON.parse(text).item;
                if (frame?.topic !== 'alarms') continue;
                for (const alarm of frame.items) {
                  if (alarm.acknowledgedAt === null || window.__acknowledged[alarm.id] !== undefined) continue;
                  const moments = (window.__acknowledged[alarm.id] = [Date.parse(alarm.acknowledgedAt), Date.parse(frame.at), received]);
                  requestAnimationFrame(() => setTimeout(() => moments.push(Date.now()), 0));
                }
              }
            });
          }
        };
        """;

    private const int Moments = 4, Received = 2;
    private static readonly string[] Legs = ["command to board", "board to feed", "feed to page", "page to paint"];

    public static async Task<AcknowledgementArrivals> On(string screen, IPage page)
    {
        await page.AddInitScriptAsync(Script);
        await page.ReloadAsync();
        return new(screen, page);
    }

    public async Task<bool> HasAll(IReadOnlyDictionary<string, long> sentAt)
    {
        Dictionary<string, long[]> at = await Read();
        return sentAt.Keys.All(id => at.TryGetValue(id, out long[]? moments) && moments.Length == Moments);
    }

    /// <summary>How long each took from the command to this screen, ascending; milliseconds.</summary>
    public async Task<long[]> Took(IReadOnlyDictionary<string, long> sentAt)
    {
        Dictionary<string, long[]> at = await Read();
        return [.. sentAt.Select(sent => at[sent.Key][Received] - sent.Value).Order()];
    }

    public string Line(long[] took) => string.Create(
        CultureInfo.InvariantCulture, $"acknowledgement in a storm, command to frame at the {screen}: median {took[took.Length / 2]} ms, p95 {took[took.Length * 95 / 100]} ms, worst {took[^1]} ms of {took.Length}");

    /// <summary>Where that time went.</summary>
    public async Task<string> LegsLine(IReadOnlyDictionary<string, long> sentAt)
    {
        Dictionary<string, long[]> at = await Read();
        return $"of that at the {screen}: " + string.Join(", ", Legs.Select((leg, place) =>
        {
            long[] took = [.. sentAt.Select(sent => at[sent.Key][place] - (place == 0 ? sent.Value : at[sent.Key][place - 1])).Order()];
            return string.Create(CultureInfo.InvariantCulture, $"{leg} median {took[took.Length / 2]} ms, worst {took[^1]} ms");
        }));
    }

    private async Task<Dictionary<string, long[]>> Read() =>
        JsonSerializer.Deserialize<Dictionary<string, long[]>>(await page.EvaluateAsync<string>("() => JSON.stringify(window.__acknowledged)"))!;
}
