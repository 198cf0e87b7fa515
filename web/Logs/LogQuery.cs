using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Logs;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Logs;

/// <summary>What the log screen may ask for.</summary>
internal sealed class LogQuery
{
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public Guid? Object { get; init; }

    public int? Unit { get; init; }

    public string? Kind { get; init; }

    /// <summary>As urgent as this or more.</summary>
    public int? Level { get; init; }

    public string? Text { get; init; }

    public string? After { get; init; }

    public int? Size { get; init; }

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
