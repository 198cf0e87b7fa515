using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PrisonOps.Tests.Storage.Lists;

/// <summary>Catches the plans that PostgreSQL's auto_explain sends as notices: those of the very statements that the product ran.</summary>
internal sealed class PlanLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> plans = new();

    public string[] Take()
    {
        string[] taken = [.. plans];
        plans.Clear();
        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string text = formatter(state, exception);
        if (text.Contains("plan:", StringComparison.Ordinal)) plans.Enqueue(text);
    }

    public void Dispose()
    {
    }
}
