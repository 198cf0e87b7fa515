namespace Orleans.Execution;

/// <summary>Calls that wait, in order; linked through the calls themselves, so that taking one from the middle costs nothing.</summary>
internal struct CallQueue
{
    private Call? first;
    private Call? last;

    public int Count { get; private set; }

    public readonly Call? First => first;

    public void Add(Call call)
    {
        if (last is null)
        {
            first = call;
        }
        else
        {
            last.NextWaiting = call;
        }

        last = call;
        Count++;
    }

    /// <summary>Takes the first that may begin, and drops those that nobody waits for any more.</summary>
    public Call? TakeFirst(Predicate<Call> mayBegin)
    {
        Call? previous = null;
        for (Call? call = first; call is not null;)
        {
            Call? next = call.NextWaiting;
            if (call.IsAbandoned)
            {
                Unlink(previous, call);
            }
            else if (mayBegin(call))
            {
                Unlink(previous, call);
                return call;
            }
            else
            {
                previous = call;
            }

            call = next;
        }

        return null;
    }

    public List<Call> TakeAll()
    {
        List<Call> all = [];
        while (TakeFirst(static _ => true) is { } call)
        {
            all.Add(call);
        }

        return all;
    }

    private void Unlink(Call? previous, Call call)
    {
        if (previous is null)
        {
            first = call.NextWaiting;
        }
        else
        {
            previous.NextWaiting = call.NextWaiting;
        }

        if (ReferenceEquals(last, call))
        {
            last = previous;
        }

        call.NextWaiting = null;
        Count--;
    }
}
