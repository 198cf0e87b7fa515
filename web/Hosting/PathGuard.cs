using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PrisonOps.Web.Hosting;

/// <summary>
/// Refuses paths that two readers could read differently (doubled and encoded slashes, dots, control characters) before anything decides by
/// the path: what routing sees is then what authorisation judged.
/// </summary>
internal static class PathGuard
{
    private static readonly string[] Ambiguous = ["//", "\\", "%2f", "%5c", "%00", "/./", "/../", "%2e", "%25"];

    public static Task Check(HttpContext context, RequestDelegate next)
    {
        string target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        int query = target.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? target : target[..query];
        foreach (string text in Ambiguous)
        {
            if (path.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return Problems.Of(400, "path-refused", $"The path contains '{text}', which this server does not take.").ExecuteAsync(context);
            }
        }

        return next(context);
    }
}
