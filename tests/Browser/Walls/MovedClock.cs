using Microsoft.Playwright;

namespace PrisonOps.Tests.Browser.Walls;

/// <summary>
/// The clock of one page, moved on by hand. The server lives in real time: what it says of times is told to the page as if it had lived through the
/// same jumps, and the page's questions about times the other way round.
/// </summary>
internal sealed class MovedClock(IPage page)
{
    /// <summary>Shorter than the silence after which a page takes its connection for lost; a server that lived through the jump would have spoken.</summary>
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(25);

    private const string Script =
        """
        const jumps = [];
        const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g;
        const moved = (text, move) => text.replace(instant, (at) => new Date(move(Date.parse(at))).toISOString());
        const toPage = (ms) => ms + (jumps.findLast((jump) => jump.at <= ms)?.ahead ?? 0);
        const toServer = (ms) => {
          const last = jumps.findLast((jump) => jump.at + jump.ahead - jump.by <= ms);
          return last === undefined ? ms : Math.max(last.at, ms - last.ahead);
        };
        const asked = new Set();
        const fetchNow = window.fetch;
        const ask = async (path, options) => {
          const [route, query] = path.split('?');
          const questions = [...new URLSearchParams(query ?? '')].map(([name, value]) => [name, moved(value, toServer)]);
          const answer = await fetchNow(questions.length === 0 ? path : `${route}?${new URLSearchParams(questions)}`, options);
          const headers = new Headers(answer.headers);
          headers.set('Date', new Date(toPage(Date.parse(headers.get('Date')))).toUTCString());
          const isJson = headers.get('Content-Type')?.includes('json') ?? false;
          const body = answer.status === 204 ? null : isJson ? moved(await answer.text(), toPage) : await answer.arrayBuffer();
          return new Response(body, { status: answer.status, headers });
        };
        window.fetch = (path, options) => {
          const answer = ask(path, options);
          const settled = answer.catch(() => undefined).then(() => asked.delete(settled));
          asked.add(settled);
          return answer;
        };

        let socket = null;
        const Socket = window.WebSocket;
        window.WebSocket = class extends Socket {
          #hear = null;
          set onmessage(hear) {
            this.#hear = hear;
            super.onmessage = hear === null ? null : (event) => this.hear(event.data);
            socket = this;
          }
          get onmessage() { return this.#hear; }
          hear(data) { this.#hear?.(new MessageEvent('message', { data: moved(data, toPage) })); }
        };
        window.__clock = {
          cut: () => socket.close(),
          async jumping(by) {
            while (asked.size > 0) await Promise.all(asked);
            if (socket?.readyState === Socket.OPEN) socket.hear('{"type":6}\x1e');
            const ahead = jumps.at(-1)?.ahead ?? 0;
            jumps.push({ at: Date.now() - ahead, by, ahead: ahead + by });
          },
        };
        """;

    /// <summary>How far the page is ahead of the server. The page keeps some hundred bytes of each jump, half a megabyte of a day.</summary>
    public TimeSpan Ahead { get; private set; }

    public static async Task<MovedClock> On(IPage page)
    {
        await page.Clock.InstallAsync();
        await page.AddInitScriptAsync($"(() => {{ {Script} }})()");
        await page.ReloadAsync();
        return new(page);
    }

    /// <summary>Every timer that is due meanwhile fires once a jump, and what the page asks for then is answered before the next.</summary>
    public async Task Pass(TimeSpan time)
    {
        for (TimeSpan left = time; left > TimeSpan.Zero; left -= Jump)
        {
            long by = (long)(left < Jump ? left : Jump).TotalMilliseconds;
            await page.EvaluateAsync("by => window.__clock.jumping(by)", by);
            await page.Clock.FastForwardAsync(by);
            Ahead += TimeSpan.FromMilliseconds(by);
        }
    }

    /// <summary>The connection of the page breaks.</summary>
    public Task Cut() => page.EvaluateAsync("() => window.__clock.cut()");
}
