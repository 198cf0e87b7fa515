namespace Orleans.Runtime;

/// <summary>Values that travel with a call and with the calls made on its behalf.</summary>
public static class RequestContext
{
    internal const string CallChainReentrancyHeader = "#CCR";

    private static readonly AsyncLocal<CallScope?> Scope = new();

    public static Guid ReentrancyId
    {
        get => Get(CallChainReentrancyHeader) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
            {
                Remove(CallChainReentrancyHeader);
            }
            else
            {
                Set(CallChainReentrancyHeader, value);
            }
        }
    }

    public static IEnumerable<string> Keys => Values?.Keys ?? Enumerable.Empty<string>();

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>Never changed in place: an AsyncLocal shares the reference with every branch of the flow.</summary>
    internal static Dictionary<string, object>? Values => Scope.Value?.Values;

    /// <summary>The call in whose turn this code runs.</summary>
    internal static Execution.Call? CurrentCall => Scope.Value?.Call;

    public static object? Get(string key) => Values?.GetValueOrDefault(key);

    public static void Set(string key, object value) =>
        Enter(new Dictionary<string, object>(Values ?? []) { [key] = value }, CurrentCall);

    public static bool Remove(string key)
    {
        if (Values?.ContainsKey(key) != true)
        {
            return false;
        }

        var rest = new Dictionary<string, object>(Values);
        rest.Remove(key);
        Enter(rest.Count == 0 ? null : rest, CurrentCall);
        return true;
    }

    public static void Clear() => Enter(null, CurrentCall);

    public static ReentrancySection AllowCallChainReentrancy()
    {
        Guid original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    internal static void Enter(Dictionary<string, object>? values, Execution.Call? call) =>
        Scope.Value = values is null && call is null ? null : new CallScope(values, call);

    private sealed record CallScope(Dictionary<string, object>? Values, Execution.Call? Call);

    /// <summary>Ends the permission when it is disposed.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid original;
        private readonly Guid entered;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            (original, entered) = (originalReentrancyId, newReentrancyId);
            if (entered != original)
            {
                ReentrancyId = entered;
            }

            if (entered != Guid.Empty)
            {
                (RuntimeContext.Current as Execution.Activation)?.EnterReentrantSection(entered);
            }
        }

        public void Dispose()
        {
            if (entered != Guid.Empty)
            {
                (RuntimeContext.Current as Execution.Activation)?.LeaveReentrantSection(entered);
            }

            if (entered != original)
            {
                ReentrancyId = original;
            }
        }
    }
}
