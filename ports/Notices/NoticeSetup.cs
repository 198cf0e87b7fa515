using System.Collections.Immutable;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>Everything that decides who is told of what, of all units.</summary>
/// <param name="Home">The topmost unit of the installation.</param>
public sealed record NoticeSetup(
    ImmutableArray<NoticeRoute> Routes, ImmutableArray<NoticeChannel> Channels, ImmutableArray<Rota> Rotas, ImmutableArray<RotaOverride> Overrides,
    ImmutableArray<NoticePerson> People, UnitPlace Home)
{
    /// <summary>Of the event in the outbox that says that any of it was changed; without a payload.</summary>
    public const string Topic = "notice-setup";
}
