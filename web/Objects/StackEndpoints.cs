using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

internal static class StackEndpoints
{
    public static void MapStacks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/objects/{id:guid}/stack", Get).WithTags("Objects").RequirePermission(Permissions.MonitoringRead);

    private static async Task<Results<Ok<Wire.StackView>, ProblemHttpResult>> Get(
        Guid id, Caller caller, Stacks stacks, CancellationToken cancellationToken) =>
        await stacks.Read(caller.Scope, id, cancellationToken) is { } stack ? TypedResults.Ok(stack) : Problems.NotFound(ObjectEndpoints.Name(id));
}
