using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace PrisonOps.Web.Hosting;

/// <summary>The built user interface: hashed assets for ever, everything else asked again, and index.html for every route of the UI.</summary>
internal static class UserInterface
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string AskAgain = "no-cache";

    public static void UseUserInterface(this WebApplication app)
    {
        string folder = Path.GetFullPath(app.Services.GetRequiredService<IOptions<WebOptions>>().Value.UiFolder);
        if (!Directory.Exists(folder)) return;

        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? Immutable : AskAgain,
        });
    }

    public static void MapUserInterface(this IEndpointRouteBuilder routes)
    {
        // As RequestDelegate: of a fallback with a delegate of its own shape the generator of .NET 10 forgets the pattern.
        RequestDelegate unknown = context => Problems.NotFound($"Route {context.Request.Path}").ExecuteAsync(context);
        foreach (string owned in new[] { "/api", "/hubs", "/openapi" }) routes.MapFallback(owned + "/{**rest}", unknown).AllowAnonymous();

        RequestDelegate index = context => Index(context).ExecuteAsync(context);
        routes.MapFallback("/{**path}", index).AllowAnonymous();
    }

    private static IResult Index(HttpContext context)
    {
        WebOptions options = context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value;
        string page = Path.Combine(Path.GetFullPath(options.UiFolder), "index.html");
        bool isAsset = Path.HasExtension(context.Request.Path.Value);
        if (isAsset || !File.Exists(page) || !HttpMethods.IsGet(context.Request.Method)) return Problems.NotFound($"Route {context.Request.Path}");

        context.Response.Headers.CacheControl = AskAgain;
        return TypedResults.PhysicalFile(page, "text/html; charset=utf-8");
    }
}
