using Microsoft.AspNetCore.Http;

namespace PrisonOps.Web.Hosting;

/// <summary>A page of another origin must not open the feed with this browser's cookie.</summary>
internal static class SameOrigin
{
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        string origin = context.Request.Headers.Origin.ToString();
        bool foreign = origin.Length > 0
            && !string.Equals(origin, $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase);
        return foreign && context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
            ? Problems.Of(403, "foreign-origin", $"The feed is not for pages of {origin}.").ExecuteAsync(context)
            : next(context);
    }
}
