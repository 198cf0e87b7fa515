namespace PrisonOps.Analyzers.Expressions;

/// <summary>What a field holds, and with that which operators and values it takes.</summary>
public enum ExpressionKind
{
    /// <summary>Words of people and devices; compared without regard to case.</summary>
    Text,

    /// <summary>A code whose parts are joined by dots, so that one may be under another: class, type, unit.</summary>
    Code,
    Number,

    /// <summary>Seconds; written with units: 90s, 15m, 1h30m, 2d.</summary>
    Duration,

    /// <summary>Minutes since midnight; written 08:30.</summary>
    TimeOfDay,

    /// <summary>One of a few words with an order: level, weekday, state. Its number is the rank of the word.</summary>
    Word,
}
