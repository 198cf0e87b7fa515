using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Logs;

/// <summary>What the log screen may ask for. <paramref name="Level"/>: as urgent as this or more.</summary>
internal sealed record LogQuery(
    DateTimeOffset? From, DateTimeOffset? To, Guid? Object, int? Unit, string? Kind, int? Level, string? Text, string? After, int? Size)
{
    private const int LevelMax = (int)LogSeverity.Debug;

    public ProblemHttpResult? Read(out LogFilter filter, out int size)
    {
        filter = new();
        if (QueryText.Size(Size, out size) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.TooLong("text", Text) is { } textRefusal) return textRefusal;
        if (QueryText.Enums("kind", Kind, out ImmutableArray<LogKind> kinds) is { } kindRefusal) return kindRefusal;
        if (Level is < 0 or > LevelMax) return Problems.Field("level", Refusals.Range(Level.Value, 0, LevelMax));

        filter = new(From?.ToUniversalTime(), To?.ToUniversalTime(), Object, Unit, kinds is [LogKind kind] ? kind : null, (LogSeverity?)Level, QueryText.NullIfEmpty(Text));
        return null;
    }
}
