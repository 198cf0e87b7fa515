using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace PrisonOps.Web.Hosting;

/// <summary>The plain listener answers with the HTTPS address and nothing else: a session cookie never crosses it.</summary>
internal sealed class PlainRedirect(IOptions<WebOptions> options)
{
    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (request.IsHttps) return next(context);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return Problems.Of(400, "https-only", "This address speaks HTTPS only; nothing was done.").ExecuteAsync(context);
        }

        HostString host = new(request.Host.Host, options.Value.HttpsPort);
        context.Response.Redirect($"https://{host}{request.Path}{request.QueryString}", permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }
}
