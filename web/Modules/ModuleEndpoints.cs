using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports.Standard;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Modules;

/// <summary>The module registry: navigation and refusals come from the same data (rows 4.1-0.1 and 8.1.1-0.1 to 0.7).</summary>
internal static class ModuleEndpoints
{
    public static void MapModules(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder modules = routes.MapGroup("/api/modules").WithTags("Modules");

        modules.MapGet("/", List).RequireSession();
        modules.MapGet("/{code}", Open).RequireSession();
    }

    private static Ok<Wire.Module[]> List(Caller caller, StandardPack pack, TimeProvider time)
    {
        HashSet<string> held = [.. caller.Member.PermissionsAt(time.GetUtcNow())];
        return TypedResults.Ok<Wire.Module[]>([.. pack.Modules.Select(module => ToWire(module, held))]);
    }

    private static Results<Ok<Wire.Module>, ProblemHttpResult> Open(string code, Caller caller, StandardPack pack, TimeProvider time)
    {
        if (pack.Modules.FirstOrDefault(module => module.Code == code) is not { } module) return Problems.NotFound($"Module {code}");

        Wire.Module wire = ToWire(module, [.. caller.Member.PermissionsAt(time.GetUtcNow())]);
        return wire.Allowed ? TypedResults.Ok(wire) : Problems.Of(AccessRefusal.PermissionMissing([.. module.Permissions]));
    }

    private static Wire.Module ToWire(ModuleRow module, HashSet<string> held) => new(
        module.Code, module.Clause, module.Root, module.NameZh, module.NameEn, module.Route, module.Permissions,
        module.Permissions.Any(held.Contains));
}
