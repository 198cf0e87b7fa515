using System.Collections.Concurrent;

namespace PrisonOps.Tests.Conformance;

/// <summary>How a grain and its test wait for each other: both are in one process on either host.</summary>
internal static class Signals
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Known = new();
    private static readonly ConcurrentDictionary<string, List<string>> Journals = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void Set(string name) => Of(name).TrySetResult();

    public static Task Wait(string name) => Of(name).Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public static bool IsSet(string name) => Of(name).Task.IsCompleted;

    public static void Write(string journal, string entry)
    {
        List<string> entries = Journals.GetOrAdd(journal, _ => []);
        lock (entries)
        {
            entries.Add(entry);
            Set($"{journal}#{entries.Count}");
        }
    }

    public static Task WaitForEntries(string journal, int count) => Wait($"{journal}#{count}");

    public static IReadOnlyList<string> Read(string journal)
    {
        List<string> entries = Journals.GetOrAdd(journal, _ => []);
        lock (entries)
        {
            return [.. entries];
        }
    }

    private static TaskCompletionSource Of(string name) =>
        Known.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
