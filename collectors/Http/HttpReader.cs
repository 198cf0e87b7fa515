using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Access;
using PrisonOps.Collectors.Http.Exchange;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http;

/// <summary>Opens dialogues that share the memory of who was refused where.</summary>
internal sealed class HttpReader(IOptions<HttpOptions> options, TimeProvider time) : IHttpReader
{
    private readonly RefusalLimiter<(string Server, HttpCredentials Credentials)> refusals = new(options.Value.RefusalsMax, options.Value.RefusalWindow, time);

    public IHttpDialogue Open(HttpTarget target) => new HttpDialogue(target, options.Value, refusals, time);
}
