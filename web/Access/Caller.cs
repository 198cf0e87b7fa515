using System.Reflection;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Access;

/// <summary>Who makes this request, judged for the permission that its endpoint declares.</summary>
internal sealed class Caller(Member member, string sessionId, IReadOnlyList<string> permissions, string? remoteAddress, DateTimeOffset at)
{
    public Member Member { get; } = member;

    public string SessionId { get; } = sessionId;

    /// <summary>Where the endpoint's permission, or any of them, reaches; empty for an endpoint that needs only a session.</summary>
    public UnitScope Scope { get; } = member.ScopeOf(permissions, at);

    public Actor Actor { get; } = new(member.AccountId, member.UserName, remoteAddress);

    public UnitPlace HomePlace => Member.Home(at)?.Place ?? default;

    public UnitScope ScopeOf(string other) => Member.ScopeOf([other], at);

    /// <summary>The parameter of an endpoint: authorisation has put it there, and without it the endpoint is not reached.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
