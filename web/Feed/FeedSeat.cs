using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;

namespace PrisonOps.Web.Feed;

/// <summary>A topic in a scope: everybody who sits there sees the same. There is one visibility class, since no field depends on the role.</summary>
internal sealed record FeedSeat(string Topic, FeedSource Source, UnitScope Scope)
{
    public string Key { get; } = $"{Topic}|{Scope.Key()}";
}
